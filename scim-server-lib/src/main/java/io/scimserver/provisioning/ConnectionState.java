package io.scimserver.provisioning;

import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the connection with a company's identity provider is, as its activity log tells: reaches back as far as the log's
 * retention. Immutable.
 *
 * @param condition how it is
 * @param since since when it has been failing or silent; empty in every other condition
 * @param lastRequest the newest entry
 * @param lastSuccess the newest entry of a request that was carried out
 * @param lastProblem the newest entry of a request that was not
 */
public record ConnectionState(
        Condition condition,
        Optional<Instant> since,
        Optional<ActivityEntry> lastRequest,
        Optional<ActivityEntry> lastSuccess,
        Optional<ActivityEntry> lastProblem) {

    /** How a connection is. */
    public enum Condition {
        /** No request is known. */
        NEVER_CONTACTED,
        /** Requests are carried out; single ones may be refused. */
        WORKING,
        /** Not one of the last ten requests was carried out. */
        FAILING,
        /** Nothing has come for three days or longer. */
        SILENT
    }

    /** Identity providers come by every 40 minutes, or whenever something changes; weekends are quiet. */
    public static final Duration SILENT_AFTER = Duration.ofDays(3);

    private static final int LOOKED_AT = 10;
    private static final Set<ActivityResult> PROBLEMS = EnumSet.complementOf(EnumSet.of(ActivityResult.SUCCEEDED));

    /**
     * Looks it up: asks for the newest ten entries and, where they do not tell, for the last success and problem.
     *
     * @throws io.scimserver.store.StoreException if the store cannot be asked
     */
    public static ConnectionState of(ActivityStore store, Tenant tenant, Instant now) {
        return of(store, tenant, now, false);
    }

    /**
     * Looks up how it is and since when, for what is shown again and again: nearly always, the newest ten entries tell,
     * while the last problem may be anywhere in the log. The last success and problem are there if they happen to be known.
     *
     * @throws io.scimserver.store.StoreException if the store cannot be asked
     */
    public static ConnectionState briefly(ActivityStore store, Tenant tenant, Instant now) {
        return of(store, tenant, now, true);
    }

    private static ConnectionState of(ActivityStore store, Tenant tenant, Instant now, boolean isBrief) {
        List<ActivityEntry> newest = store.search(
                        ActivityQuery.newest(Optional.of(tenant), ActivityFilter.ANY, LOOKED_AT))
                .entries();
        if (newest.isEmpty()) {
            return new ConnectionState(
                    Condition.NEVER_CONTACTED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        Condition condition = condition(newest, now);
        Set<ActivityResult> successes = EnumSet.of(ActivityResult.SUCCEEDED);
        Optional<ActivityEntry> success = isBrief && condition != Condition.FAILING
                ? among(newest, successes)
                : newest(store, tenant, newest, successes);
        return new ConnectionState(
                condition,
                since(condition, newest, success),
                Optional.of(newest.get(0)),
                success,
                isBrief ? among(newest, PROBLEMS) : newest(store, tenant, newest, PROBLEMS));
    }

    private static Condition condition(List<ActivityEntry> newest, Instant now) {
        if (!newest.get(0).at().isAfter(now.minus(SILENT_AFTER))) {
            return Condition.SILENT;
        }
        boolean isFailing = newest.stream()
                .allMatch(entry -> PROBLEMS.contains(entry.outcome().result()));
        return isFailing ? Condition.FAILING : Condition.WORKING;
    }

    private static Optional<Instant> since(
            Condition condition, List<ActivityEntry> newest, Optional<ActivityEntry> success) {
        return switch (condition) {
            case SILENT -> Optional.of(newest.get(0).at());
            case FAILING ->
                success.or(() -> Optional.of(newest.get(newest.size() - 1))).map(ActivityEntry::at);
            case NEVER_CONTACTED, WORKING -> Optional.empty();
        };
    }

    private static Optional<ActivityEntry> newest(
            ActivityStore store, Tenant tenant, List<ActivityEntry> known, Set<ActivityResult> results) {
        Optional<ActivityEntry> among = among(known, results);
        if (among.isPresent() || known.size() < LOOKED_AT) {
            return among;
        }
        ActivityFilter wanted = ActivityFilter.ANY.withResults(results);
        return store.search(ActivityQuery.newest(Optional.of(tenant), wanted, 1)).entries().stream()
                .findFirst();
    }

    private static Optional<ActivityEntry> among(List<ActivityEntry> known, Set<ActivityResult> results) {
        return known.stream()
                .filter(entry -> results.contains(entry.outcome().result()))
                .findFirst();
    }
}
