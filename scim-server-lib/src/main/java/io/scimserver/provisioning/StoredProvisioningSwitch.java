package io.scimserver.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Switch for each tenant that can be set while the server runs. Kept in a {@link SettingsStore}: a setting of one
 * server holds there at once, on other servers with the same store within {@link StoredValue#MAX_AGE}. Safe for use by
 * many threads.
 */
public final class StoredProvisioningSwitch implements ProvisioningSwitch {

    private final SwitchSetting initial;
    private final SettingsStore settings;
    private final Clock clock;
    private final Map<Tenant, StoredValue<SwitchSetting>> known = new ConcurrentHashMap<>();

    /** JSON form of a setting that somebody made. */
    private static final class Format implements StoredValue.Format<SwitchSetting> {

        @Override
        public JsonNode write(SwitchSetting setting) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("state", setting.state().name())
                    .put("by", setting.by().orElseThrow())
                    .put("at", setting.at().orElseThrow().toEpochMilli());
        }

        @Override
        public SwitchSetting read(JsonNode stored) {
            return new SwitchSetting(
                    State.valueOf(stored.path("state").asText()),
                    Optional.of(stored.path("by").asText()),
                    Optional.of(Instant.ofEpochMilli(stored.path("at").asLong())));
        }
    }

    /**
     * @param initial the state of a tenant until somebody sets it
     * @param settings the store of the settings
     */
    public StoredProvisioningSwitch(State initial, SettingsStore settings, Clock clock) {
        this.initial = new SwitchSetting(initial, Optional.empty(), Optional.empty());
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public State of(Tenant tenant) {
        return stored(tenant).recent().state();
    }

    /** Returns the setting of the tenant's switch, as it is stored now. */
    public SwitchSetting setting(Tenant tenant) {
        return stored(tenant).get();
    }

    /**
     * Sets a tenant's switch. Setting it to its present state changes nothing: the person who set it first stays known.
     *
     * @param by the person who does it, as an administrator should read it later
     * @return the setting now
     */
    public SwitchSetting set(Tenant tenant, State state, String by) {
        Objects.requireNonNull(by, "by");
        Instant now = Instant.ofEpochMilli(clock.millis());
        return stored(tenant)
                .update(before -> before.by().isPresent() && before.state() == state
                        ? before
                        : new SwitchSetting(state, Optional.of(by), Optional.of(now)));
    }

    /** Forgets the setting of a tenant that is deleted. */
    public void forget(Tenant tenant) {
        stored(tenant).remove();
        known.remove(tenant);
    }

    private StoredValue<SwitchSetting> stored(Tenant tenant) {
        return known.computeIfAbsent(
                tenant,
                added ->
                        new StoredValue<>(settings, "provisioning-switch/" + added.id(), initial, new Format(), clock));
    }
}
