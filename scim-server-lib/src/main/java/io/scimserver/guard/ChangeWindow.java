package io.scimserver.guard;

import io.scimserver.guard.ChangeGuardState.AffectedResource;
import io.scimserver.guard.ChangeGuardState.Allowance;
import io.scimserver.guard.ChangeGuardState.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Counts and decisions about one kind of change in one tenant; bounded in size. The window is a dozen slots: a slot
 * leaves it when all of it is too old, so that no window of this length ever holds more than the limit. Immutable.
 *
 * @param slots the changes within the window, oldest first
 * @param trips the time at which it tripped; none, or one
 * @param verdicts the decision of an administrator; none, or one
 */
record ChangeWindow(List<Slot> slots, List<Trip> trips, List<Verdict> verdicts) {

    static final ChangeWindow NONE = new ChangeWindow(List.of(), List.of(), List.of());

    private static final int SLOTS = 12;

    /**
     * Part of the window.
     *
     * @param from its start, in milliseconds since 1970
     * @param active the number of active users that were counted in it
     * @param changed the number of changes that fell into it
     * @param latest the time at which the latest of them was counted, in milliseconds since 1970; 0 if there is none
     * @param spared the number of changes of new users and groups that were not counted in it since
     */
    record Slot(long from, int active, int changed, long latest, int spared) {

        Slot counting(int number, Instant now) {
            return new Slot(from, active, changed + number, now.toEpochMilli(), 0);
        }

        Slot withoutSpared() {
            return new Slot(from, active, changed, latest, 0);
        }
    }

    /**
     * Period in which changes are refused.
     *
     * @param since its start, in milliseconds since 1970
     * @param latest the time of the latest noted refusal
     * @param refused the number of noted refusals
     * @param hit the users or groups they were about, the latest first
     */
    record Trip(long since, long latest, int refused, List<AffectedResource> hit) {

        boolean isAbout(AffectedResource resource) {
            return hit.stream().anyMatch(one -> one.id().equals(resource.id()));
        }
    }

    /**
     * Decision of an administrator.
     *
     * @param by the administrator
     * @param at the time, in milliseconds since 1970
     * @param allows true if changes are let through
     * @param until the time at which it ends
     * @param left the number of changes that remain
     */
    record Verdict(String by, long at, boolean allows, long until, int left) {

        Decision describe() {
            OptionalInt bounded = left == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(left);
            Optional<Allowance> allowance =
                    allows ? Optional.of(new Allowance(Instant.ofEpochMilli(until), bounded)) : Optional.empty();
            return new Decision(by, Instant.ofEpochMilli(at), allowance);
        }
    }

    ChangeWindow {
        slots = List.copyOf(slots);
        trips = List.copyOf(trips);
        verdicts = List.copyOf(verdicts);
    }

    /** Returns the part of it that still counts at this time. */
    ChangeWindow at(Instant now, ChangeGuardConfig config) {
        long oldest = now.minus(config.window()).minus(slotLength(config)).toEpochMilli();
        long calmSince = now.minus(config.calm()).toEpochMilli();
        List<Slot> recent = slots.stream().filter(slot -> slot.from() > oldest).toList();
        List<Verdict> valid = verdicts.stream()
                .filter(verdict -> !verdict.allows() || (verdict.until() > now.toEpochMilli() && verdict.left() > 0))
                .toList();
        List<Trip> lasting = trips.stream()
                .filter(trip -> !valid.isEmpty() || trip.latest() > calmSince)
                .toList();
        return new ChangeWindow(recent, lasting, valid);
    }

    int changed() {
        return slots.stream().mapToInt(Slot::changed).sum();
    }

    int active() {
        return slots.stream().mapToInt(Slot::active).max().orElse(0);
    }

    /** Returns the time since which changes are refused; empty: they are not. */
    Optional<Long> refusedSince() {
        return trip().map(Trip::since)
                .or(() -> verdict().filter(verdict -> !verdict.allows()).map(Verdict::at));
    }

    Optional<Trip> trip() {
        return trips.stream().findFirst();
    }

    Optional<Verdict> verdict() {
        return verdicts.stream().findFirst();
    }

    Optional<Verdict> allowance() {
        return verdict().filter(Verdict::allows);
    }

    /** Returns the slot of this time, if there is one already. */
    Optional<Slot> slotAt(Instant now, ChangeGuardConfig config) {
        long from = startOfSlot(now, config);
        return slots.stream().filter(slot -> slot.from() == from).findFirst();
    }

    /** Returns a copy with this number of active users in the slot of this time. */
    ChangeWindow measured(Instant now, ChangeGuardConfig config, int active) {
        Slot slot = slotAt(now, config).orElseGet(() -> new Slot(startOfSlot(now, config), 0, 0, 0, 0));
        return with(
                new Slot(slot.from(), Math.max(slot.active(), active), slot.changed(), slot.latest(), slot.spared()));
    }

    /**
     * Returns true if a change need not be counted: a user or group that came after the last counted change is no loss of
     * those that were there before. No more than {@code most} in a row are spared, so that a whole tenant of new users
     * counts as one.
     */
    boolean spares(PlannedChange planned, int most) {
        long latest = slots.stream().mapToLong(Slot::latest).max().orElse(0);
        int spared = slots.stream().mapToInt(Slot::spared).sum();
        return latest > 0 && planned.created().toEpochMilli() > latest && spared + planned.number() <= most;
    }

    /** Returns a copy with more changes that were not counted. */
    ChangeWindow sparing(Slot which, int number) {
        return with(new Slot(which.from(), which.active(), which.changed(), which.latest(), which.spared() + number));
    }

    /** Returns a copy with this number of changes more. */
    ChangeWindow counted(Slot which, int number, Instant now) {
        List<Slot> before = slots.stream().map(Slot::withoutSpared).toList();
        return new ChangeWindow(before, trips, verdicts).with(which.counting(number, now));
    }

    /** Returns a copy with this number of changes less in a slot; a slot that has left the window stays away. */
    ChangeWindow takenBack(Slot which, int number) {
        return slots.stream()
                .filter(slot -> slot.from() == which.from() && slot.changed() > 0)
                .findFirst()
                .map(slot -> with(new Slot(
                        slot.from(),
                        slot.active(),
                        Math.max(0, slot.changed() - number),
                        slot.latest(),
                        slot.spared())))
                .orElse(this);
    }

    /** Returns a copy with this number of changes less left of an allowance; another one stays as it is. */
    ChangeWindow used(Verdict allowance, int number) {
        List<Verdict> next = verdicts.stream()
                .map(verdict -> verdict.at() == allowance.at() && verdict.left() < Integer.MAX_VALUE
                        ? new Verdict(
                                verdict.by(), verdict.at(), verdict.allows(), verdict.until(), verdict.left() - number)
                        : verdict)
                .toList();
        return new ChangeWindow(slots, trips, next);
    }

    ChangeWindow refusing(Instant now, AffectedResource resource, int longestList) {
        Trip trip = trip().orElseGet(() -> new Trip(now.toEpochMilli(), 0, 0, List.of()));
        boolean known = trip.isAbout(resource);
        List<AffectedResource> hit = known
                ? trip.hit()
                : Stream.concat(Stream.of(resource), trip.hit().stream())
                        .limit(longestList)
                        .toList();
        Trip next = new Trip(trip.since(), now.toEpochMilli(), trip.refused() + (known ? 0 : 1), hit);
        return new ChangeWindow(slots, List.of(next), verdicts);
    }

    /** Returns a copy without a decision. */
    ChangeWindow undecided() {
        return new ChangeWindow(slots, trips, List.of());
    }

    ChangeWindow decided(Verdict verdict) {
        return new ChangeWindow(slots, verdict.allows() ? List.of() : trips, List.of(verdict));
    }

    private ChangeWindow with(Slot changed) {
        List<Slot> next = new ArrayList<>(
                slots.stream().filter(slot -> slot.from() != changed.from()).toList());
        next.add(changed);
        return new ChangeWindow(next, trips, verdicts);
    }

    private static long startOfSlot(Instant now, ChangeGuardConfig config) {
        long length = slotLength(config).toMillis();
        return now.toEpochMilli() / length * length;
    }

    private static Duration slotLength(ChangeGuardConfig config) {
        return config.window().dividedBy(SLOTS);
    }
}
