package io.scimserver.internal.http.filter;

import io.scimserver.activity.RequestSummary;
import io.scimserver.internal.groups.Groups;
import io.scimserver.internal.groups.GroupsByTenant;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.Users;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.WriteAccess;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.limit.RateLimit;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.tenant.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State of one request on its way through the application; kept as a request property. */
public final class Exchange {

    private static final String PROPERTY = Exchange.class.getName();

    private final ContainerRequestContext request;
    private final String id;
    private final Repairs repairs;
    private final Optional<ActivityRecorder> recorder;

    @Nullable
    private Caller caller;

    private int operations = 1;

    /**
     * Creates the exchange of a request that has just arrived.
     *
     * @param request the request
     * @param id its correlation id
     * @param recorder records the request for the activity log, if there is one
     */
    Exchange(
            ContainerRequestContext request,
            String id,
            Set<Repair> allowedRepairs,
            Optional<ActivityRecorder> recorder) {
        this.request = request;
        this.id = id;
        this.repairs = recorder.isPresent() ? Repairs.noting(allowedRepairs) : new Repairs(allowedRepairs);
        this.recorder = recorder;
    }

    /** Keeps the exchange with its request. */
    void begin() {
        request.setProperty(PROPERTY, this);
    }

    /** Finds the exchange of a request; empty if it was refused before it began. */
    static Optional<Exchange> find(ContainerRequestContext request) {
        return Optional.ofNullable((Exchange) request.getProperty(PROPERTY));
    }

    /** Returns the exchange of a request for the filters after the first. */
    static Exchange of(ContainerRequestContext request) {
        return find(request).orElseThrow(() -> new IllegalStateException("the request came past authentication"));
    }

    void accept(Caller authenticated) {
        caller = authenticated;
    }

    /** Notes the number of operations in a bulk request. */
    public void countOperations(int number) {
        operations = number;
    }

    /** @throws ScimErrorException 429 if the tenant has no operation left */
    void takeFrom(RateLimit limit) {
        take(limit, 1);
    }

    /**
     * Takes the rest of the operations of a bulk request: one was taken for the request.
     *
     * @throws ScimErrorException 429 if the tenant does not have that many left
     */
    public void takeRestFrom(RateLimit limit) {
        if (operations > 1) {
            take(limit, operations - 1);
        }
    }

    private void take(RateLimit limit, int number) {
        limit.take(caller().tenant(), number).ifPresent(wait -> {
            throw new ScimErrorException(new ScimError(
                            429,
                            "This company has sent more operations than it may in an hour; nothing of this request was"
                                    + " carried out. Try again in " + wait.toSeconds() + " seconds.")
                    .withRetryAfter(wait));
        });
    }

    /** Returns the caller that sent the request. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("the request came past authentication");
        }
        return caller;
    }

    public Repairs repairs() {
        return repairs;
    }

    /** Returns the URL of the request and its parts. */
    public UriInfo uri() {
        return request.getUriInfo();
    }

    /** Returns a header field of the request; empty if it has none of this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaderString(name));
    }

    /** @throws ScimErrorException 403 if the caller may only read */
    void requireWriteAccess() {
        WriteAccess.require(caller());
    }

    String id() {
        return id;
    }

    public Optional<ActivityRecorder> recorder() {
        return recorder;
    }

    /** Returns the users of the caller's tenant; the effects on them are recorded. */
    public Users users(UsersByTenant all) {
        Origin origin = Origin.request(caller(), Optional.of(id));
        return recorder.map(noting -> all.of(origin, noting.effects())).orElseGet(() -> all.of(origin));
    }

    /** Returns the groups of the caller's tenant; the effects on them are recorded. */
    public Groups groups(GroupsByTenant all) {
        Origin origin = Origin.request(caller(), Optional.of(id));
        return all.of(origin, recorder.map(ActivityRecorder::effects));
    }

    RequestSummary summary() {
        return new RequestSummary(id, Optional.ofNullable(caller), repairs.made(), operations);
    }
}
