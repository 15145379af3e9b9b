package io.scimserver.guard;

import io.scimserver.guard.ChangeGuardState.Allowance;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredValue.Change;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guard that keeps a mistake at the identity provider from removing all users of a tenant: when more users than usual
 * are deactivated, deleted or given other identifiers within a while, or more members than usual leave groups, it refuses
 * further such changes until an administrator decides. All other requests go on.
 *
 * <p>The response to a refused change is 429 with {@code Retry-After}. Of all statuses this is the one that the large
 * identity providers are known to repeat by themselves: Okta repeats a task that got 429 when the time of
 * {@code Retry-After} is over, while one that failed otherwise waits for an administrator to press retry; Entra ID
 * repeats whatever failed in later cycles. So allowed changes arrive without anybody's doing. The time is short because
 * some clients pause all their requests for it.
 *
 * <p>Once tripped, it stays so until an administrator {@linkplain #allow allows} the changes or
 * {@linkplain #reset resets} the guard, or until nothing was refused for {@link ChangeGuardConfig#calm()} and nobody
 * said {@link #refuse keep refusing}. A limit that let another share through in each window would only slow the mistake
 * down.
 *
 * <p>A user who was created after the last counted change is not counted: an administrator who tries a connector out,
 * or a test suite, creates and removes people all the time, and the tenant is as large as before. Of so many in a row
 * as the {@linkplain ChangeGuardConfig.Threshold#least() least} has one is counted nevertheless. The same holds for
 * the members of a group that was created so late.
 *
 * <p>The counts live in the {@link SettingsStore} and are changed by compare-and-set: several servers agree, and never
 * more than the limit gets through. A change is counted before it is written and taken back if it was not written;
 * counts that a crash leaves behind go with the window. The stored state is bounded. The guard gets the size of the
 * tenant from the user store with searches that return totals alone, at most once in a twelfth of the window, and only
 * for changes that are counted.
 *
 * <p>Safe for use by many threads.
 */
public final class ChangeGuard {

    /** Maximum number of users in {@link ChangeGuardState#wouldBeHit()}. */
    public static final int LONGEST_LIST = 50;

    /**
     * Time for which {@link #allow(Tenant, GuardedChange, String)} lets changes through: longer than any provider
     * pauses.
     */
    public static final Duration ALLOWED_FOR = Duration.ofDays(2);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeGuard.class);
    private static final Duration NOTE_AGAIN_AFTER = Duration.ofMinutes(1);

    private final ChangeWindowStore windows;
    private final ActiveUsers users;
    private final Clock clock;
    private final ChangeGuardConfig config;
    private final LongAdder trips = new LongAdder();
    private final LongAdder refusals = new LongAdder();

    /**
     * @param settings the settings that the servers of one database share
     * @param users the stores that tell how many active users a tenant has
     * @param clock the time; servers' clocks may differ by less than a twelfth of the window
     */
    public ChangeGuard(SettingsStore settings, UserStores users, Clock clock, ChangeGuardConfig config) {
        this.windows = new ChangeWindowStore(settings, clock);
        this.users = new ActiveUsers(users, clock);
        this.clock = clock;
        this.config = config;
    }

    /** Reservation of a change that was counted. */
    @FunctionalInterface
    public interface Reservation {

        /** Reservation for which nothing was counted, so there is nothing to take back. */
        Reservation NONE = () -> {};

        /** Takes the count back: the change was not written. Call it once; it never fails. */
        void release();

        /**
         * Runs the write, and takes the count back if that changed nothing.
         *
         * @param hasHappened tells by the result whether something was written
         */
        default <T> T during(Supplier<T> write, Predicate<T> hasHappened) {
            try {
                T written = write.get();
                if (!hasHappened.test(written)) {
                    release();
                }
                return written;
            } catch (StoreException.OutcomeUnknown mayHaveHappened) {
                throw mayHaveHappened;
            } catch (RuntimeException failure) {
                release();
                throw failure;
            }
        }
    }

    /** Returns the current state of the change guard for one tenant. */
    public ChangeGuardState state(Tenant tenant, GuardedChange change) {
        return describe(change, windows.read(tenant, change).at(clock.instant(), config));
    }

    /**
     * Lets such changes through for {@link #ALLOWED_FOR}, any number of them; may also be called before they come.
     *
     * @param by the administrator's name
     */
    public ChangeGuardState allow(Tenant tenant, GuardedChange change, String by) {
        return allow(tenant, change, by, new Allowance(clock.instant().plus(ALLOWED_FOR), OptionalInt.empty()));
    }

    /** Lets this number of such changes through, for this time. They do not count in the window. */
    public ChangeGuardState allow(Tenant tenant, GuardedChange change, String by, Allowance allowance) {
        long until = allowance.until().toEpochMilli();
        int left = allowance.left().orElse(Integer.MAX_VALUE);
        return update(tenant, change, window -> window.decided(new ChangeWindow.Verdict(by, now(), true, until, left)));
    }

    /**
     * Keeps refusing, until {@link #allow} or {@link #reset}, however long nothing comes. Refuses from now on if it did
     * not before.
     *
     * @param by the administrator's name
     */
    public ChangeGuardState refuse(Tenant tenant, GuardedChange change, String by) {
        return update(tenant, change, window -> window.decided(new ChangeWindow.Verdict(by, now(), false, 0, 0)));
    }

    /** Resets the guard, with nothing counted and no decision; for use when the cause is mended. */
    public ChangeGuardState reset(Tenant tenant, GuardedChange change) {
        return update(tenant, change, window -> ChangeWindow.NONE);
    }

    /** Forgets the state of a tenant that is deleted. */
    public void forget(Tenant tenant) {
        for (GuardedChange change : GuardedChange.values()) {
            windows.remove(tenant, change);
        }
    }

    /**
     * Counts a change that is about to be written.
     *
     * @return the reservation, which takes the count back if the change is not written after all
     * @throws ScimErrorException 429 if the change is refused; nothing is counted then
     * @throws StoreException.Unavailable if the settings cannot be reached; nothing may be written then
     */
    public Reservation reserve(Tenant tenant, PlannedChange planned) {
        GuardedChange kind = planned.kind();
        Asked asked = new Asked(tenant, planned);
        Outcome outcome = windows.change(tenant, kind, stored -> decide(asked, stored));
        if (outcome.trips()) {
            trips.increment();
            LOG.warn(
                    "Changes of the kind {} are held back in tenant {} until an administrator decides",
                    kind,
                    tenant.id());
        }
        return outcome.reservation().orElseThrow(() -> {
            refusals.increment();
            return refusal(kind);
        });
    }

    /** Returns how often this guard began to refuse since it was made, over all tenants. */
    public long trips() {
        return trips.sum();
    }

    /** Returns the number of changes this guard refused since it was made, over all tenants; repetitions count. */
    public long refusals() {
        return refusals.sum();
    }

    /** @param trips true if it begins to refuse with this one */
    private record Outcome(Optional<Reservation> reservation, boolean trips) {}

    private record Asked(Tenant tenant, PlannedChange planned) {}

    private Change<ChangeWindow, Outcome> decide(Asked asked, ChangeWindow stored) {
        Instant now = clock.instant();
        ChangeWindow window = stored.at(now, config);
        PlannedChange planned = asked.planned();
        Optional<ChangeWindow.Verdict> allowance = window.allowance();
        if (allowance.isPresent()) {
            return allowed(asked, stored, window, allowance.get());
        }
        if (window.refusedSince().isPresent()) {
            return refused(stored, window, planned, now);
        }
        ChangeWindow measured = window.slotAt(now, config).isPresent() ? window : measure(asked.tenant(), window, now);
        return measured.spares(planned, config.threshold(planned.kind()).least())
                ? spared(measured.sparing(slot(measured, now), planned.number()))
                : counted(asked, stored, measured, now);
    }

    /** Uses an allowance; one that is too small for the change is over, so that an administrator decides again. */
    private Change<ChangeWindow, Outcome> allowed(
            Asked asked, ChangeWindow stored, ChangeWindow window, ChangeWindow.Verdict allowance) {
        int number = asked.planned().number();
        return allowance.left() < number
                ? refused(stored, window.undecided(), asked.planned(), clock.instant())
                : granted(asked, window.used(allowance, number), later -> later.used(allowance, -number));
    }

    private Change<ChangeWindow, Outcome> counted(Asked asked, ChangeWindow stored, ChangeWindow window, Instant now) {
        // The company may have grown since
        PlannedChange planned = asked.planned();
        ChangeWindow measured = isTooMuch(planned, window) ? measure(asked.tenant(), window, now) : window;
        if (isTooMuch(planned, measured)) {
            return refused(stored, measured, planned, now);
        }
        ChangeWindow.Slot slot = slot(measured, now);
        int number = planned.number();
        return granted(asked, measured.counted(slot, number, now), later -> later.takenBack(slot, number));
    }

    private ChangeWindow.Slot slot(ChangeWindow measured, Instant now) {
        return measured.slotAt(now, config).orElseThrow();
    }

    private ChangeWindow measure(Tenant tenant, ChangeWindow window, Instant now) {
        return window.measured(now, config, users.of(tenant));
    }

    private boolean isTooMuch(PlannedChange planned, ChangeWindow window) {
        int allowed = config.threshold(planned.kind()).allowed(window.active());
        return (long) window.changed() + planned.number() > allowed;
    }

    private static Change<ChangeWindow, Outcome> spared(ChangeWindow next) {
        return new Change<>(next, new Outcome(Optional.of(Reservation.NONE), false));
    }

    private Change<ChangeWindow, Outcome> granted(
            Asked asked, ChangeWindow next, UnaryOperator<ChangeWindow> takeBack) {
        Reservation reservation = () -> {
            try {
                windows.change(
                        asked.tenant(), asked.planned().kind(), window -> new Change<>(takeBack.apply(window), window));
            } catch (RuntimeException e) {
                LOG.warn("A change that was not written stays counted until the guard's window has passed", e);
            }
        };
        return new Change<>(next, new Outcome(Optional.of(reservation), false));
    }

    /**
     * Notes the user or group that the change would have hit; the repetitions of a client that tries again are not all written
     * down.
     */
    private static Change<ChangeWindow, Outcome> refused(
            ChangeWindow stored, ChangeWindow window, PlannedChange planned, Instant now) {
        long recently = now.minus(NOTE_AGAIN_AFTER).toEpochMilli();
        boolean isNoted = window.trip()
                .filter(trip -> trip.latest() > recently && trip.isAbout(planned.resource()))
                .isPresent();
        ChangeWindow next = isNoted ? stored : window.refusing(now, planned.resource(), LONGEST_LIST);
        boolean trips = window.refusedSince().isEmpty();
        return new Change<>(next, new Outcome(Optional.empty(), trips));
    }

    private ScimErrorException refusal(GuardedChange change) {
        String what = switch (change) {
            case REMOVAL -> "More employees than usual were deactivated or deleted";
            case IDENTIFIER_SWAP -> "More employees than usual got another userName or externalId";
            case MEMBERSHIP_REMOVAL -> "More members than usual were removed from groups";
        };
        return new ScimErrorException(new ScimError(
                        429,
                        what + " within " + config.window().toMinutes()
                                + " minutes. Further changes of this kind are held"
                                + " back until an administrator of this application allows them; all others go on.")
                .withRetryAfter(config.retryAfter()));
    }

    private ChangeGuardState update(Tenant tenant, GuardedChange change, UnaryOperator<ChangeWindow> step) {
        ChangeWindow next = windows.change(tenant, change, stored -> {
            ChangeWindow changed = step.apply(stored.at(clock.instant(), config));
            return new Change<>(changed, changed);
        });
        return describe(change, next);
    }

    private ChangeGuardState describe(GuardedChange change, ChangeWindow window) {
        return new ChangeGuardState(
                change,
                window.changed(),
                config.threshold(change),
                window.active(),
                window.refusedSince().map(Instant::ofEpochMilli),
                window.trip().map(ChangeWindow.Trip::refused).orElse(0),
                window.trip().map(ChangeWindow.Trip::hit).orElse(List.of()),
                window.verdict().map(ChangeWindow.Verdict::describe));
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }
}
