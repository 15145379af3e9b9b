package io.scimserver.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.store.SettingsStore;
import io.scimserver.tenant.Tenant;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Switch for each tenant that can be set while the server runs. Kept in a {@link SettingsStore}: a setting of one
 * server holds there at once, on other servers with the same store within {@link #NEWS_TRAVEL_WITHIN}. Safe for use by
 * many threads.
 */
public final class StoredProvisioningSwitch implements ProvisioningSwitch {

    /** Maximum age of this server's knowledge of a tenant's switch. */
    public static final Duration NEWS_TRAVEL_WITHIN = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Value that was read last, with its text and the time of reading. */
    private record Known(Optional<String> text, SwitchSetting setting, Instant readAt) {}

    private final SwitchSetting initial;
    private final SettingsStore settings;
    private final Clock clock;
    private final Map<Tenant, Known> known = new ConcurrentHashMap<>();

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
        Optional<Known> last = Optional.ofNullable(known.get(tenant));
        Instant oldest = clock.instant().minus(NEWS_TRAVEL_WITHIN);
        return last.filter(fresh -> fresh.readAt().isAfter(oldest))
                .orElseGet(() -> refresh(tenant, last))
                .setting()
                .state();
    }

    /** Returns the setting of the tenant's switch, as it is stored now. */
    public SwitchSetting setting(Tenant tenant) {
        return read(tenant).setting();
    }

    /**
     * Sets a tenant's switch. Setting it to its present state changes nothing: the person who set it first stays known.
     *
     * @param by the person who does it, as an administrator should read it later
     * @return the setting now
     */
    public synchronized SwitchSetting set(Tenant tenant, State state, String by) {
        Objects.requireNonNull(by, "by");
        Known now = read(tenant);
        while (now.text().isEmpty() || now.setting().state() != state) {
            settings.compareAndSet(key(tenant), now.text(), write(state, by, clock.instant()));
            // Also when somebody else was faster: what is there then may be what was wanted.
            now = read(tenant);
        }
        known.put(tenant, now);
        return now.setting();
    }

    /** Forgets the setting of a tenant that is deleted. */
    public synchronized void forget(Tenant tenant) {
        settings.remove(key(tenant));
        known.remove(tenant);
    }

    /** Reads the setting again; a setting that was made here meanwhile is newer than that, and stays. */
    private Known refresh(Tenant tenant, Optional<Known> last) {
        Known now = read(tenant);
        last.ifPresentOrElse(old -> known.replace(tenant, old, now), () -> known.putIfAbsent(tenant, now));
        return now;
    }

    private Known read(Tenant tenant) {
        Instant now = clock.instant();
        Optional<String> text = settings.find(key(tenant));
        return new Known(text, text.map(StoredProvisioningSwitch::parse).orElse(initial), now);
    }

    private static String key(Tenant tenant) {
        return "provisioning-switch/" + tenant.id();
    }

    private static String write(State state, String by, Instant at) {
        return JSON.createObjectNode()
                .put("state", state.name())
                .put("by", by)
                .put("at", at.toEpochMilli())
                .toString();
    }

    private static SwitchSetting parse(String text) {
        try {
            JsonNode stored = JSON.readTree(text);
            return new SwitchSetting(
                    State.valueOf(stored.path("state").asText()),
                    Optional.of(stored.path("by").asText()),
                    Optional.of(Instant.ofEpochMilli(stored.path("at").asLong())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored switch of a company is not readable", e);
        }
    }
}
