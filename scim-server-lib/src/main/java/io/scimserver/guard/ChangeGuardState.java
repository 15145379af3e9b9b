package io.scimserver.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * State of a {@link ChangeGuard} for one tenant, for an administrator to decide on. Immutable.
 *
 * @param change the kind of change that is counted
 * @param changed the number of changes within the window: of users, or of memberships that ended
 * @param threshold the limits
 * @param activeUsers the most active users that the tenant had within the window
 * @param trippedSince the time since which changes are refused; empty: they are not
 * @param refused the number of changes refused since then; one that is repeated counts once as long as its user or
 *     group is among {@code wouldBeHit}
 * @param wouldBeHit the users of the refused changes, or the groups, the latest first, at most {@value ChangeGuard#LONGEST_LIST}
 * @param decision the decision of an administrator
 */
public record ChangeGuardState(
        GuardedChange change,
        int changed,
        ChangeGuardConfig.Threshold threshold,
        int activeUsers,
        Optional<Instant> trippedSince,
        int refused,
        List<AffectedResource> wouldBeHit,
        Optional<Decision> decision) {

    public ChangeGuardState {
        wouldBeHit = List.copyOf(wouldBeHit);
    }

    /** Returns the number of changes that go through by these limits, in a tenant of this size. */
    public int allowed() {
        return threshold.allowed(activeUsers);
    }

    /** Returns true if such changes are refused now. */
    public boolean isTripped() {
        return trippedSince.isPresent();
    }

    /** Returns true if an administrator is needed: changes are refused, and nobody has decided yet. */
    public boolean needsDecision() {
        return isTripped() && decision.isEmpty();
    }

    /**
     * User or group that a refused change was about.
     *
     * @param id its id
     * @param name the userName of a user, the displayName of a group; at most {@value #LONGEST_NAME} characters
     */
    public record AffectedResource(String id, String name) {

        private static final int LONGEST_NAME = 200;

        /** Shortens the name. */
        public AffectedResource {
            name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        }
    }

    /**
     * Decision of an administrator.
     *
     * @param by the administrator
     * @param at the time
     * @param allowance the changes that go through; empty: keep refusing
     */
    public record Decision(String by, Instant at, Optional<Allowance> allowance) {}

    /**
     * Changes that an administrator lets through.
     *
     * @param until the time at which it ends
     * @param left the number of changes that remain; empty: any number
     */
    public record Allowance(Instant until, OptionalInt left) {}
}
