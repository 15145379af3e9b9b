package io.scimserver.guard;

import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredValue;
import io.scimserver.store.StoredValue.Change;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** Change windows of all tenants, in the settings that servers share. */
final class ChangeWindowStore {

    private static final ChangeWindowFormat FORMAT = new ChangeWindowFormat();

    private final SettingsStore settings;
    private final Clock clock;

    ChangeWindowStore(SettingsStore settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    ChangeWindow read(Tenant tenant, GuardedChange change) {
        return stored(tenant, change).get();
    }

    /**
     * Takes a step. A count that may or may not have been stored is one too many at most, and goes with the window.
     *
     * @throws StoreException.Unavailable if it could not be counted
     */
    <R> R change(Tenant tenant, GuardedChange change, Function<ChangeWindow, Change<ChangeWindow, R>> step) {
        try {
            return stored(tenant, change).change(step);
        } catch (StoreException.OutcomeUnknown unknown) {
            throw new StoreException.Unavailable("the change guard cannot count", Duration.ofSeconds(5), unknown);
        }
    }

    void remove(Tenant tenant, GuardedChange change) {
        stored(tenant, change).remove();
    }

    private StoredValue<ChangeWindow> stored(Tenant tenant, GuardedChange change) {
        String key = "change-guard/" + change.name().toLowerCase(Locale.ROOT) + "/" + tenant.id();
        return new StoredValue<>(settings, key, ChangeWindow.NONE, FORMAT, clock);
    }
}
