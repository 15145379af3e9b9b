package io.scimserver.activity;

import io.scimserver.provisioning.SwitchSetting;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * State of the connection with a tenant's identity provider, derived from its activity log: reaches back as far as the
 * log's retention. Immutable.
 *
 * @param condition the condition of the connection
 * @param since the time since which it has been failing or silent; empty in every other condition
 * @param lastRequest the newest entry
 * @param lastSuccess the newest entry of a request that was carried out
 * @param lastProblem the newest entry of a request that was not; none from before provisioning was enabled
 */
public record ConnectionState(
        Condition condition,
        Optional<Instant> since,
        Optional<ActivityEntry> lastRequest,
        Optional<ActivityEntry> lastSuccess,
        Optional<ActivityEntry> lastProblem) {

    /** Conditions of a connection. */
    public enum Condition {
        /** No request is known. */
        NEVER_CONTACTED,
        /** No request has come since provisioning was enabled; there were some before. */
        AWAITED,
        /** Requests are carried out; single ones may be refused. */
        WORKING,
        /** Not one of the last ten requests was carried out; those from before provisioning was enabled do not count. */
        FAILING,
        /** Nothing has come for three days or longer. */
        SILENT
    }

    /**
     * Time without a request after which a connection is silent. Identity providers come by every 40 minutes, or
     * whenever something changes; weekends are quiet.
     */
    public static final Duration SILENT_AFTER = Duration.ofDays(3);

    private static final int LOOKED_AT = 10;
    private static final Set<ActivityResult> PROBLEMS = EnumSet.complementOf(EnumSet.of(ActivityResult.SUCCEEDED));

    /** Entries of a tenant's log that decide on the condition. */
    private record Look(ActivityStore store, Tenant tenant, Optional<Instant> enabled, Instant now) {

        List<ActivityEntry> newest(ActivityFilter wanted, int limit) {
            return store.search(ActivityQuery.newest(Optional.of(tenant), wanted, limit))
                    .entries();
        }

        /**
         * Returns true if the entry says something of the connection. A request refused while provisioning was off says
         * nothing.
         */
        boolean counts(ActivityEntry entry) {
            return enabled.filter(entry.at()::isBefore).isEmpty();
        }

        Instant notBeforeEnabled(Instant time) {
            return enabled.filter(time::isBefore).orElse(time);
        }

        boolean isLongAgo(Instant time) {
            return !time.isAfter(now.minus(SILENT_AFTER));
        }
    }

    /**
     * Finds the state of the connection: reads the newest ten entries and, where they are not enough, the last success
     * and problem.
     *
     * @param enabled the time since which requests are carried out, see {@link SwitchSetting#enabledAt()}; empty: all
     *     entries count
     * @throws io.scimserver.store.StoreException if the store cannot be read
     */
    public static ConnectionState of(ActivityStore store, Tenant tenant, Optional<Instant> enabled, Instant now) {
        return of(new Look(store, tenant, enabled, now), false);
    }

    /**
     * Finds the condition and its start, for pages that are shown again and again: nearly always the newest ten entries
     * are enough, while the last problem may be anywhere in the log. The last success and problem are there if they
     * happen to be known.
     *
     * @param enabled the time since which requests are carried out, see {@link SwitchSetting#enabledAt()}; empty: all
     *     entries count
     * @throws io.scimserver.store.StoreException if the store cannot be read
     */
    public static ConnectionState briefly(ActivityStore store, Tenant tenant, Optional<Instant> enabled, Instant now) {
        return of(new Look(store, tenant, enabled, now), true);
    }

    private static ConnectionState of(Look look, boolean isBrief) {
        List<ActivityEntry> newest = look.newest(ActivityFilter.ANY, LOOKED_AT);
        if (newest.isEmpty()) {
            return new ConnectionState(
                    Condition.NEVER_CONTACTED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<ActivityEntry> counted = newest.stream().filter(look::counts).toList();
        Condition condition = condition(look, newest.get(0), counted);
        Set<ActivityResult> successes = EnumSet.of(ActivityResult.SUCCEEDED);
        Optional<ActivityEntry> success =
                isBrief && condition != Condition.FAILING ? among(newest, successes) : newest(look, newest, successes);
        Optional<ActivityEntry> problem = isBrief ? among(newest, PROBLEMS) : newest(look, newest, PROBLEMS);
        Optional<Instant> since = switch (condition) {
            case SILENT -> Optional.of(newest.get(0).at());
            case FAILING -> Optional.of(failingSince(look, counted, success));
            case NEVER_CONTACTED, AWAITED, WORKING -> Optional.empty();
        };
        return new ConnectionState(condition, since, Optional.of(newest.get(0)), success, problem.filter(look::counts));
    }

    private static Condition condition(Look look, ActivityEntry last, List<ActivityEntry> counted) {
        if (look.isLongAgo(look.notBeforeEnabled(last.at()))) {
            return Condition.SILENT;
        }
        if (counted.isEmpty()) {
            return Condition.AWAITED;
        }
        boolean isFailing = counted.stream()
                .allMatch(entry -> PROBLEMS.contains(entry.outcome().result()));
        return isFailing ? Condition.FAILING : Condition.WORKING;
    }

    private static Instant failingSince(Look look, List<ActivityEntry> counted, Optional<ActivityEntry> success) {
        Instant oldest = counted.get(counted.size() - 1).at();
        return success.map(ActivityEntry::at).map(look::notBeforeEnabled).orElse(oldest);
    }

    private static Optional<ActivityEntry> newest(Look look, List<ActivityEntry> known, Set<ActivityResult> results) {
        Optional<ActivityEntry> among = among(known, results);
        if (among.isPresent() || known.size() < LOOKED_AT) {
            return among;
        }
        return look.newest(ActivityFilter.ANY.withResults(results), 1).stream().findFirst();
    }

    private static Optional<ActivityEntry> among(List<ActivityEntry> known, Set<ActivityResult> results) {
        return known.stream()
                .filter(entry -> results.contains(entry.outcome().result()))
                .findFirst();
    }
}
