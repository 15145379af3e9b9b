package io.scimserver.provisioning;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Change windows of all tenants, in the settings that servers share; changed one at a time, by compare-and-set. */
final class SharedWaves {

    private static final int MAX_ATTEMPTS = 500;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    private final SettingsStore settings;

    /** Next state after a step, and its result for the caller. */
    record Step<T>(Wave next, T result) {}

    SharedWaves(SettingsStore settings) {
        this.settings = settings;
    }

    Wave read(Tenant tenant, GuardedChange change) {
        return Wave.read(settings.find(key(tenant, change)));
    }

    /**
     * Takes a step; works it out again as long as others are faster.
     *
     * @throws ScimErrorException 503 if that was too often
     */
    <T> T change(Tenant tenant, GuardedChange change, Function<Wave, Step<T>> next) {
        String key = key(tenant, change);
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<String> text = settings.find(key);
            Wave wave = Wave.read(text);
            Step<T> step = next.apply(wave);
            if (step.next().equals(wave) || write(key, text, step.next())) {
                return step.result();
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
        throw new ScimErrorException(
                new ScimError(503, "Too many requests remove employees at the same time. Try again."));
    }

    void remove(Tenant tenant, GuardedChange change) {
        settings.remove(key(tenant, change));
    }

    /**
     * Writes the state. A count that may or may not have been stored is one too many at most, and goes with the window.
     */
    private boolean write(String key, Optional<String> expected, Wave wave) {
        try {
            return settings.compareAndSet(key, expected, wave.write());
        } catch (StoreException.OutcomeUnknown unknown) {
            throw new StoreException.Unavailable("the change guard cannot count", Duration.ofSeconds(5), unknown);
        }
    }

    private static String key(Tenant tenant, GuardedChange change) {
        return "change-guard/" + change.name().toLowerCase(Locale.ROOT) + "/" + tenant.id();
    }
}
