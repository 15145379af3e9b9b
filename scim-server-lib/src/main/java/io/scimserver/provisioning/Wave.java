package io.scimserver.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.provisioning.ChangeGuardState.Allowance;
import io.scimserver.provisioning.ChangeGuardState.Decision;
import io.scimserver.provisioning.ChangeGuardState.Employee;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is kept of one kind of change in one company; bounded in size. The window is a dozen slots: a slot leaves it when
 * all of it is too old, so that no window of this length ever holds more than the limit. Immutable.
 *
 * @param slots the changes within the window, oldest first
 * @param trips when it tripped; none, or one
 * @param verdicts what an administrator said; none, or one
 */
record Wave(List<Slot> slots, List<Trip> trips, List<Verdict> verdicts) {

    static final Wave NONE = new Wave(List.of(), List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SLOTS = 12;

    /**
     * A part of the window.
     *
     * @param from its start, in milliseconds since 1970
     * @param active how many active employees were counted in it
     * @param changed how many changes fell into it
     * @param latest when the latest of them was counted, in milliseconds since 1970; 0 if there is none
     * @param spared how many newcomers were not counted in it since
     */
    record Slot(long from, int active, int changed, long latest, int spared) {

        Slot counting(Instant now) {
            return new Slot(from, active, changed + 1, now.toEpochMilli(), 0);
        }

        Slot withoutSpared() {
            return new Slot(from, active, changed, latest, 0);
        }
    }

    /**
     * Changes are refused.
     *
     * @param since from when on, in milliseconds since 1970
     * @param latest when the latest refusal was noted
     * @param refused how many were noted
     * @param hit whom they were about, the latest first
     */
    record Trip(long since, long latest, int refused, List<Employee> hit) {

        boolean isAbout(Employee employee) {
            return hit.stream().anyMatch(one -> one.id().equals(employee.id()));
        }
    }

    /**
     * An administrator's decision.
     *
     * @param by who
     * @param at when, in milliseconds since 1970
     * @param allows whether changes are let through
     * @param until until when
     * @param left how many more
     */
    record Verdict(String by, long at, boolean allows, long until, int left) {

        Decision describe() {
            OptionalInt bounded = left == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(left);
            Optional<Allowance> allowance =
                    allows ? Optional.of(new Allowance(Instant.ofEpochMilli(until), bounded)) : Optional.empty();
            return new Decision(by, Instant.ofEpochMilli(at), allowance);
        }
    }

    Wave {
        slots = List.copyOf(slots);
        trips = List.copyOf(trips);
        verdicts = List.copyOf(verdicts);
    }

    /** What is left of it at this time. */
    Wave at(Instant now, ChangeGuardConfig config) {
        long oldest = now.minus(config.window()).minus(slotLength(config)).toEpochMilli();
        long calmSince = now.minus(config.calm()).toEpochMilli();
        List<Slot> recent = slots.stream().filter(slot -> slot.from() > oldest).toList();
        List<Verdict> valid = verdicts.stream()
                .filter(verdict -> !verdict.allows() || (verdict.until() > now.toEpochMilli() && verdict.left() > 0))
                .toList();
        List<Trip> lasting = trips.stream()
                .filter(trip -> !valid.isEmpty() || trip.latest() > calmSince)
                .toList();
        return new Wave(recent, lasting, valid);
    }

    int changed() {
        return slots.stream().mapToInt(Slot::changed).sum();
    }

    int active() {
        return slots.stream().mapToInt(Slot::active).max().orElse(0);
    }

    /** Since when changes are refused; empty: they are not. */
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

    /** The slot of this time, if there is one already. */
    Optional<Slot> slotAt(Instant now, ChangeGuardConfig config) {
        long from = startOfSlot(now, config);
        return slots.stream().filter(slot -> slot.from() == from).findFirst();
    }

    /** The same with so many active employees in the slot of this time. */
    Wave measured(Instant now, ChangeGuardConfig config, int active) {
        Slot slot = slotAt(now, config).orElseGet(() -> new Slot(startOfSlot(now, config), 0, 0, 0, 0));
        return with(
                new Slot(slot.from(), Math.max(slot.active(), active), slot.changed(), slot.latest(), slot.spared()));
    }

    /**
     * Whether somebody who came at this time need not be counted: whoever came after the last one who was is no loss of
     * those who were there before. Not more than so many in a row, so that a whole company of newcomers is one.
     */
    boolean spares(Instant created, int most) {
        long latest = slots.stream().mapToLong(Slot::latest).max().orElse(0);
        int spared = slots.stream().mapToInt(Slot::spared).sum();
        return latest > 0 && created.toEpochMilli() > latest && spared < most;
    }

    /** The same with one newcomer more who was not counted. */
    Wave sparing(Slot which) {
        return with(new Slot(which.from(), which.active(), which.changed(), which.latest(), which.spared() + 1));
    }

    /** The same with one change more. */
    Wave counted(Slot which, Instant now) {
        List<Slot> before = slots.stream().map(Slot::withoutSpared).toList();
        return new Wave(before, trips, verdicts).with(which.counting(now));
    }

    /** The same with one change less in a slot; a slot that has left the window stays away. */
    Wave takenBack(Slot which) {
        return slots.stream()
                .filter(slot -> slot.from() == which.from() && slot.changed() > 0)
                .findFirst()
                .map(slot ->
                        with(new Slot(slot.from(), slot.active(), slot.changed() - 1, slot.latest(), slot.spared())))
                .orElse(this);
    }

    /** The same with one change less, or more, left of an allowance; another one stays as it is. */
    Wave used(Verdict allowance, int more) {
        List<Verdict> next = verdicts.stream()
                .map(verdict -> verdict.at() == allowance.at() && verdict.left() < Integer.MAX_VALUE
                        ? new Verdict(
                                verdict.by(), verdict.at(), verdict.allows(), verdict.until(), verdict.left() - more)
                        : verdict)
                .toList();
        return new Wave(slots, trips, next);
    }

    Wave refusing(Instant now, Employee employee, int longestList) {
        Trip trip = trip().orElseGet(() -> new Trip(now.toEpochMilli(), 0, 0, List.of()));
        boolean known = trip.isAbout(employee);
        List<Employee> hit = known
                ? trip.hit()
                : Stream.concat(Stream.of(employee), trip.hit().stream())
                        .limit(longestList)
                        .toList();
        Trip next = new Trip(trip.since(), now.toEpochMilli(), trip.refused() + (known ? 0 : 1), hit);
        return new Wave(slots, List.of(next), verdicts);
    }

    Wave decided(Verdict verdict) {
        return new Wave(slots, verdict.allows() ? List.of() : trips, List.of(verdict));
    }

    private Wave with(Slot changed) {
        List<Slot> next = new ArrayList<>(
                slots.stream().filter(slot -> slot.from() != changed.from()).toList());
        next.add(changed);
        return new Wave(next, trips, verdicts);
    }

    private static long startOfSlot(Instant now, ChangeGuardConfig config) {
        long length = slotLength(config).toMillis();
        return now.toEpochMilli() / length * length;
    }

    private static Duration slotLength(ChangeGuardConfig config) {
        return config.window().dividedBy(SLOTS);
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wave read(Optional<String> text) {
        try {
            return text.isPresent() ? JSON.readValue(text.get(), Wave.class) : NONE;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored state of the change guard is not readable", e);
        }
    }
}
