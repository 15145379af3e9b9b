package io.scimserver.activity.attention;

import java.time.Instant;
import java.util.Optional;

/**
 * Item of an {@link AttentionList}: a person, or a thing, that needs an administrator. Immutable.
 *
 * @param key unique in the list, and the same as long as the item is there
 * @param kind the kind of item
 * @param person the person it is about; of a missing manager and of an attribute, one of the people concerned
 * @param subject what else it is about: the id of the twin, the reference to the manager, the attribute; else empty
 * @param since the time at which it happened first
 * @param latest the time at which it happened last
 * @param times how often it happened; of a missing manager, how many people refer to them; of twins, how many there are
 * @param reason the reason that the identity provider was told; empty texts for what no request has made
 * @param entryId the latest entry of the activity log about it; empty for what no request has made
 * @param isDismissed true if an administrator has dismissed it, and does not want to see it again before it has ended
 */
public record AttentionItem(
        String key,
        AttentionKind kind,
        Person person,
        String subject,
        Instant since,
        Instant latest,
        int times,
        Refusal reason,
        String entryId,
        boolean isDismissed) {

    /** Returns the item of a refused attempt. */
    static AttentionItem refused(AttentionKind kind, Attempt attempt, Refusal reason) {
        String key = "person/" + attempt.person().key();
        return new AttentionItem(
                key,
                kind,
                attempt.person(),
                "",
                attempt.source().at(),
                attempt.source().at(),
                1,
                reason,
                attempt.source().entryId(),
                false);
    }

    /** Returns the item about an attempt without effect. */
    static AttentionItem withoutEffect(AttentionKind kind, Attempt attempt, String subject, int times, String reason) {
        String key = kind + "/" + (subject.isEmpty() ? attempt.person().key() : subject);
        return new AttentionItem(
                key,
                kind,
                attempt.person(),
                subject,
                attempt.source().at(),
                attempt.source().at(),
                times,
                new Refusal(0, "", reason),
                attempt.source().entryId(),
                false);
    }

    /** Returns the item of a finding that is true of the users as they are. */
    static AttentionItem found(
            AttentionKind kind, Person person, String subject, int times, String reason, Instant now) {
        String key = kind + "/" + reason + "/" + (kind == AttentionKind.TWIN ? person.key() + "/" : "") + subject;
        return new AttentionItem(key, kind, person, subject, now, now, times, new Refusal(0, "", reason), "", false);
    }

    /** Returns this item after it has happened again; the more urgent kind stays, with its reason. */
    AttentionItem again(AttentionItem next) {
        boolean isNewer = next.kind.compareTo(kind) <= 0;
        return new AttentionItem(
                key,
                isNewer ? next.kind : kind,
                next.person.completedBy(person),
                subject,
                since,
                next.latest,
                times + 1,
                isNewer ? next.reason : reason,
                isNewer ? next.entryId : entryId,
                isDismissed);
    }

    /** Returns a finding with what is known of it from before. */
    AttentionItem foundBefore(AttentionItem before) {
        return new AttentionItem(
                key, kind, person, subject, before.since, latest, times, reason, entryId, before.isDismissed);
    }

    AttentionItem dismissed() {
        return new AttentionItem(key, kind, person, subject, since, latest, times, reason, entryId, true);
    }

    /** Returns true if it is about the same person or thing. */
    boolean isSame(AttentionItem other) {
        return (kind.isRefusal() && other.kind.isRefusal()) ? person.is(other.person) : key.equals(other.key);
    }

    /** Returns true if this id or name is in it. */
    boolean mentions(Optional<String> id, Optional<String> userName) {
        Person named = new Person(Optional.empty(), userName, Optional.empty());
        return person.hasSameName(named)
                || id.filter(wanted -> person.id().equals(id) || subject.equals(wanted))
                        .isPresent()
                || userName.filter(subject::equalsIgnoreCase).isPresent();
    }
}
