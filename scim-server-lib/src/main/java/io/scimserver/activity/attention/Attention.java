package io.scimserver.activity.attention;

import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import io.scimserver.store.StoredValue.Change;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * People and attributes of each tenant that need an administrator. The activity log's thread tells it of every attempt
 * to create, change or delete a user; so no request waits for it, and it knows what the log knows: what the log loses,
 * it loses too. The list of a tenant is one value in the {@link SettingsStore}, changed by compare-and-set: it is there
 * after a restart, and several servers share it. It is only written if it changes, at most once for each batch of the
 * log.
 *
 * <p>Twins and missing managers are no matter of one request: a thread of its own reads all users of a tenant to find
 * them, at most once an hour and only if users have changed.
 *
 * <p>Safe for use by many threads, except {@link #recorded}. No thread is left after {@link #close()}.
 */
public final class Attention implements AutoCloseable {

    private static final AttentionFormat FORMAT = new AttentionFormat();
    private static final Duration BETWEEN_REVIEWS = Duration.ofHours(1);

    private final SettingsStore settings;
    private final UserReview review;
    private final Clock clock;
    private final RepeatedChanges repeated = new RepeatedChanges();
    private final ReviewSchedule schedule = new ReviewSchedule(this::reviewIfDue);

    private Attention(SettingsStore settings, UserReview review, Clock clock) {
        this.settings = settings;
        this.review = review;
        this.clock = clock;
    }

    /**
     * Starts with the lists that are stored.
     *
     * @param settings the settings that the servers of one database share
     * @param users the users that are reviewed
     */
    public static Attention start(SettingsStore settings, UserStores users, Clock clock) {
        Attention attention = new Attention(settings, new UserReview(users), clock);
        attention.schedule.start();
        return attention;
    }

    /** Returns the list of a tenant. */
    public AttentionList list(Tenant tenant) {
        return stored(tenant).get();
    }

    /** Takes attempts over, in their order. For one thread. */
    public void recorded(List<Attempt> attempts) {
        attempts.stream()
                .filter(attempt -> attempt.refusal().isEmpty())
                .forEach(attempt -> schedule.changed(attempt.source().tenant()));
        Set<String> loops = attempts.stream()
                .filter(repeated::isRepeated)
                .map(attempt -> attempt.source().entryId())
                .collect(Collectors.toSet());
        attempts.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.source().tenant()))
                .forEach((tenant, own) -> update(tenant, list -> after(list, own, loops)));
    }

    private static AttentionList after(AttentionList list, List<Attempt> attempts, Set<String> loops) {
        AttentionList next = list;
        for (Attempt attempt : attempts) {
            next = next.after(attempt);
            if (loops.contains(attempt.source().entryId())) {
                next = next.with(
                        AttentionItem.withoutEffect(AttentionKind.NO_EFFECT, attempt, "", RepeatedChanges.ENOUGH, ""));
            }
        }
        return next;
    }

    /**
     * Dismisses an item. One about a refusal opens again if that is refused again, another one only after it had ended.
     *
     * @return the item; empty if there is no open one with this key
     */
    public Optional<AttentionItem> dismiss(Tenant tenant, String key) {
        return stored(tenant).change(list -> {
            Optional<AttentionItem> item = list.find(key);
            return new Change<>(item.map(list::dismissing).orElse(list), item);
        });
    }

    /** Ends items that are found to be over otherwise than by a request. */
    public void end(Tenant tenant, Set<String> keys) {
        if (!keys.isEmpty()) {
            update(tenant, list -> list.without(item -> keys.contains(item.key())));
        }
    }

    /**
     * Looks for twins and missing managers now, and ends what has not happened for a week and no success could end. Takes
     * seconds if there are 100,000 users.
     */
    public void review(Tenant tenant) {
        Instant now = clock.instant();
        List<AttentionItem> findings = review.of(tenant, now);
        update(tenant, list -> list.reviewed(findings, now));
    }

    /** Reviews unless that was done within the hour; of several servers one does. */
    private boolean reviewIfDue(Tenant tenant) {
        Instant now = clock.instant();
        boolean isDue = stored(tenant)
                .change(list -> list.isReviewDue(now.minus(BETWEEN_REVIEWS))
                        ? new Change<>(list.reviewedAt(now), true)
                        : new Change<>(list, false));
        if (isDue) {
            review(tenant);
        }
        return isDue;
    }

    /** Forgets a person. */
    public void forget(Tenant tenant, Optional<String> id, Optional<String> userName) {
        update(tenant, list -> list.without(item -> item.mentions(id, userName)));
    }

    /** Forgets a tenant that is deleted. */
    public void forget(Tenant tenant) {
        stored(tenant).remove();
    }

    @Override
    public void close() {
        schedule.close();
    }

    private void update(Tenant tenant, UnaryOperator<AttentionList> step) {
        stored(tenant).update(step);
    }

    private StoredValue<AttentionList> stored(Tenant tenant) {
        return new StoredValue<>(settings, "attention/" + tenant.id(), AttentionList.EMPTY, FORMAT, clock);
    }
}
