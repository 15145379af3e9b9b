package io.scimserver.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link ChangeGuard} knows of one company, for an administrator to decide on. Immutable.
 *
 * @param change what is counted
 * @param changed how many employees were changed within the window
 * @param allowed how many may be, in a company of this size
 * @param activeEmployees the most active employees that the company had within the window
 * @param trippedSince since when changes are refused; empty: they are not
 * @param refused how many changes were refused since then; one that is repeated counts once as long as its employee is
 *     among {@code wouldBeHit}
 * @param wouldBeHit whom the refused changes are about, the latest first, at most
 *     {@value ChangeGuard#LONGEST_LIST}
 * @param decision what an administrator said to it
 */
public record ChangeGuardState(
        GuardedChange change,
        int changed,
        int allowed,
        int activeEmployees,
        Optional<Instant> trippedSince,
        int refused,
        List<Employee> wouldBeHit,
        Optional<Decision> decision) {

    public ChangeGuardState {
        wouldBeHit = List.copyOf(wouldBeHit);
    }

    /** Whether such changes are refused now. */
    public boolean isTripped() {
        return trippedSince.isPresent();
    }

    /** Whether an administrator is needed: changes are refused, and nobody has said what to do. */
    public boolean needsDecision() {
        return isTripped() && decision.isEmpty();
    }

    /**
     * An employee that a refused change was about.
     *
     * @param id the user's id
     * @param userName its userName
     */
    public record Employee(String id, String userName) {}

    /**
     * What an administrator said.
     *
     * @param by who
     * @param at when
     * @param allowance what goes through; empty: keep refusing
     */
    public record Decision(String by, Instant at, Optional<Allowance> allowance) {}

    /**
     * What an administrator lets through.
     *
     * @param until until when
     * @param left how many changes more; empty: any number
     */
    public record Allowance(Instant until, OptionalInt left) {}
}
