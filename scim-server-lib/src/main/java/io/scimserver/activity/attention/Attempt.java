package io.scimserver.activity.attention;

import io.scimserver.activity.ActivityOperation;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Attempt of an identity provider to create, change or delete one user: a request, or an operation of a bulk request.
 * Immutable.
 *
 * @param source the entry of the activity log it belongs to
 * @param operation {@code CREATE}, {@code REPLACE}, {@code PATCH} or {@code DELETE}
 * @param person the user it is about, as far as known
 * @param active the value of {@code active} in it; empty if it has none
 * @param wasRead true if the server read its body: a policy may then have refused it for this user
 * @param refusal the error of the response; empty if it was carried out
 * @param ignored the attributes that took no effect
 * @param unchanged a number that stands for the body, if it is a PATCH that was carried out and changed nothing
 */
public record Attempt(
        Source source,
        ActivityOperation operation,
        Person person,
        Optional<Boolean> active,
        boolean wasRead,
        Optional<Refusal> refusal,
        List<IgnoredAttribute> ignored,
        Optional<Integer> unchanged) {

    /**
     * Entry of the activity log.
     *
     * @param entryId its id
     * @param at the time of the request
     */
    public record Source(Tenant tenant, String entryId, Instant at) {}

    private static final int NOT_FOUND = 404;

    /** Reasons for which something of a person is lost; other ones are common and harmless. */
    private static final Set<Reason> LOSSES =
            EnumSet.of(Reason.UNKNOWN, Reason.NO_PASSWORD_HANDLER, Reason.PASSWORD_HANDLER_FAILED);

    public Attempt {
        ignored = List.copyOf(ignored);
    }

    /** Returns true if it would have taken an active user away. */
    private boolean isRemoval() {
        return operation == ActivityOperation.DELETE
                || (operation != ActivityOperation.CREATE && active.equals(Optional.of(false)));
    }

    /** Returns the items that it makes: of a refusal one, of a success one for each attribute that was not kept. */
    List<AttentionItem> items() {
        Stream<AttentionItem> refused =
                kind().stream().flatMap(kind -> refusal.stream().map(why -> AttentionItem.refused(kind, this, why)));
        Stream<AttentionItem> notKept = ignored.stream()
                .filter(attribute -> LOSSES.contains(attribute.reason()))
                .map(attribute -> AttentionItem.withoutEffect(
                        AttentionKind.NOT_KEPT,
                        this,
                        attribute.path(),
                        1,
                        attribute.reason().sentence()));
        return Stream.concat(refused, notKept).toList();
    }

    private Optional<AttentionKind> kind() {
        if (isDone() || refusal.filter(Refusal::isUnauthenticated).isPresent()) {
            return Optional.empty();
        }
        if (isRemoval()) {
            return Optional.of(AttentionKind.DEACTIVATION);
        }
        AttentionKind kind = operation == ActivityOperation.CREATE ? AttentionKind.CREATE : AttentionKind.UPDATE;
        return refusal.filter(why -> why.isOfConnection(wasRead)).isPresent() ? Optional.empty() : Optional.of(kind);
    }

    /** Returns true if it was carried out, or there is nothing left to do: the user to be removed is not there. */
    private boolean isDone() {
        return refusal.isEmpty() || (isRemoval() && refusal.get().status() == NOT_FOUND);
    }

    /** Returns true if it is done, and ends an item with that. */
    boolean ends(AttentionItem item) {
        if (!isDone()) {
            return false;
        }
        return switch (item.kind()) {
            case DEACTIVATION -> person.is(item.person()) && saysIfActive();
            case CREATE -> arrives(item);
            case UPDATE -> person.is(item.person());
            case NO_EFFECT -> person.is(item.person()) && unchanged.isEmpty();
            case TWIN, MANAGER, NOT_KEPT -> false;
        };
    }

    private boolean saysIfActive() {
        return operation == ActivityOperation.DELETE || active.isPresent();
    }

    /** A change of the user who has the name already does not mean that the other one has arrived. */
    private boolean arrives(AttentionItem item) {
        return person.is(item.person())
                && (operation == ActivityOperation.CREATE
                        || !item.reason().isForUniqueness()
                        || person.hasSameExternalId(item.person()));
    }
}
