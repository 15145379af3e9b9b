package io.scimserver.internal.http.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.RequestSummary;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.auth.Authentication;
import io.scimserver.internal.bulk.BulkResult;
import io.scimserver.internal.users.event.Effects;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recorder of one request for the activity log. Nothing is parsed or copied here that the log could do later on its own
 * thread, except the body of the request, which is gone once it was read.
 */
public final class ActivityRecorder {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NOTHING = {};
    private static final Set<ActivityOperation> WRITING = Set.of(
            ActivityOperation.CREATE,
            ActivityOperation.REPLACE,
            ActivityOperation.PATCH,
            ActivityOperation.DELETE,
            ActivityOperation.CREATE_GROUP,
            ActivityOperation.REPLACE_GROUP,
            ActivityOperation.PATCH_GROUP,
            ActivityOperation.DELETE_GROUP,
            ActivityOperation.BULK);

    private final Instant at;
    private final long startNanos = System.nanoTime();
    private final ActivityOperation operation;
    private final String method;
    private final String target;
    private final Optional<String> address;
    private final Optional<String> userAgent;
    private final BodyCopy body;
    private final Effects effects = new Effects();
    private Optional<Caller> formerly = Optional.empty();
    private Optional<UserPage> page = Optional.empty();
    private Optional<StoredUser> shown = Optional.empty();
    private List<IgnoredAttribute> ignored = List.of();

    private ActivityRecorder(ContainerRequestContext request, BodyCopy body, Instant at) {
        this.at = at;
        this.method = request.getMethod();
        this.operation = Operations.of(method, request.getUriInfo().getPath());
        this.target = target(request.getUriInfo().getRequestUri());
        this.address = AuthenticationFilter.address(request);
        this.userAgent = Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT));
        this.body = body;
    }

    /** Starts a recorder, which copies the body of the request as it is read. */
    static ActivityRecorder begin(ContainerRequestContext request, Clock clock) {
        BodyCopy body = new BodyCopy(request.getEntityStream());
        request.setEntityStream(body);
        return new ActivityRecorder(request, body, clock.instant());
    }

    Effects effects() {
        return effects;
    }

    /** Records that the request did not get past authentication. */
    public void refused(Authentication.Refused refused) {
        formerly = refused.formerly();
    }

    /** Counts the operations of a bulk request that failed. */
    public void refused(List<BulkResult> results) {
        effects.refused((int)
                results.stream().filter(result -> result.error().isPresent()).count());
    }

    /** Records the users of the response. */
    public void listed(UserPage users) {
        page = Optional.of(users);
        shown = users.users().size() == 1 ? Optional.of(users.users().get(0)) : Optional.empty();
    }

    /** Records the user of the response. */
    public void shown(StoredUser user) {
        shown = Optional.of(user);
    }

    /** Records the attributes that the request named without effect. */
    void ignored(List<IgnoredAttribute> attributes) {
        ignored = attributes;
    }

    void record(RequestSummary summary, ContainerResponseContext response, ActivityLog log) {
        Optional<Caller> caller = summary.caller().or(() -> formerly);
        if (response.getStatus() >= 400
                && WRITING.contains(operation)
                && summary.caller().isPresent()) {
            effects.refused(1);
        }
        ActivityEntry entry = new ActivityEntry(
                summary.requestId(),
                caller.map(Caller::tenant),
                at,
                Duration.ofNanos(System.nanoTime() - startNanos),
                new Call(operation, method, target, summary.operations()),
                new Source(caller.map(Caller::credentialId), caller.map(Caller::label), address, userAgent),
                new Outcome(
                        response.getStatus(),
                        Optional.empty(),
                        Optional.empty(),
                        summary.repairs(),
                        effects.counts(),
                        ignored),
                subjects(),
                Bodies.NONE);
        log.record(entry, body.copied(), bodyOf(response));
    }

    private List<Subject> subjects() {
        return Stream.concat(shown.stream(), effects.resources().values().stream())
                .map(ActivityRecorder::subject)
                .toList();
    }

    /** Returns the subject for a user, or for a group, which has no userName. */
    private static Subject subject(StoredUser resource) {
        Optional<String> name = Stream.of("userName", "displayName")
                .map(attribute -> resource.attributes().member(attribute).asText())
                .filter(text -> !text.isEmpty())
                .findFirst();
        return new Subject(Optional.of(resource.id()), name);
    }

    private byte[] bodyOf(ContainerResponseContext response) {
        boolean isAdvertisement = operation == ActivityOperation.DISCOVERY && response.getStatus() < 400;
        if (isAdvertisement || !(response.getEntity() instanceof byte[] bytes)) {
            return NOTHING;
        }
        return page.filter(users -> users.users().size() > 1)
                .map(ActivityRecorder::ids)
                .orElse(bytes);
    }

    /** Returns the ids of a list of many users: the list is long, and its users are not what the request was about. */
    private static byte[] ids(UserPage users) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeNumberField("totalResults", users.totalResults());
            json.writeNumberField("itemsPerPage", users.users().size());
            json.writeArrayFieldStart("Resources");
            for (StoredUser user : users.users()) {
                json.writeStartObject();
                json.writeStringField("id", user.id());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
