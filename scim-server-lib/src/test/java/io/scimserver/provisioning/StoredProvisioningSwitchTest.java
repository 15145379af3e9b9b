package io.scimserver.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.SteppingClock;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import io.scimserver.tenant.Tenant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredProvisioningSwitchTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant GLOBEX = new Tenant("globex");

    private final SteppingClock clock = new SteppingClock();
    private final SettingsStore settings = new InMemorySettingsStore();
    private final StoredProvisioningSwitch switches = onSameStore();

    private StoredProvisioningSwitch onSameStore() {
        return new StoredProvisioningSwitch(State.DISABLED, settings, clock);
    }

    @Test
    void aCompanyThatNobodySetIsAsTheApplicationWantsIt() {
        assertThat(switches.of(ACME)).isEqualTo(State.DISABLED);
        assertThat(switches.setting(ACME))
                .isEqualTo(new SwitchSetting(State.DISABLED, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whatIsSetHoldsAtOnceForThisCompanyAlone(State state) {
        switches.of(ACME);
        switches.of(GLOBEX);

        SwitchSetting set = switches.set(ACME, state, "grace");

        assertThat(set).isEqualTo(new SwitchSetting(state, Optional.of("grace"), Optional.of(clock.instant())));
        assertThat(switches.of(ACME)).isEqualTo(state);
        assertThat(switches.of(GLOBEX)).isEqualTo(State.DISABLED);
    }

    @Test
    void itOutlivesTheServer() {
        switches.set(ACME, State.PAUSED, "\"grace\" <grace@example.com>");

        assertThat(onSameStore().setting(ACME)).isEqualTo(switches.setting(ACME));
        assertThat(onSameStore().setting(ACME).by()).contains("\"grace\" <grace@example.com>");
    }

    @Test
    void anotherServerKnowsItWithinFiveSeconds() {
        StoredProvisioningSwitch other = onSameStore();
        other.of(ACME);

        switches.set(ACME, State.ENABLED, "grace");

        clock.advance(StoredValue.MAX_AGE);
        assertThat(other.of(ACME)).isEqualTo(State.ENABLED);
    }

    @Test
    void settingItToWhatItIsLeavesWhoSetItFirst() {
        SwitchSetting first = switches.set(ACME, State.PAUSED, "grace");

        assertThat(onSameStore().set(ACME, State.PAUSED, "ada")).isEqualTo(first);
    }

    @Test
    void aChangeThatComesTooLateIsMadeOnTheNewerOne() {
        StoredProvisioningSwitch other = onSameStore();
        AtomicInteger writes = new AtomicInteger();
        StoredProvisioningSwitch slow = new StoredProvisioningSwitch(
                State.DISABLED,
                new SettingsStore() {
                    @Override
                    public Optional<String> find(String key) {
                        return settings.find(key);
                    }

                    @Override
                    public boolean putIfAbsent(String key, String value) {
                        writes.incrementAndGet();
                        other.set(ACME, State.PAUSED, "ada");
                        return settings.putIfAbsent(key, value);
                    }

                    @Override
                    public boolean replace(String key, String expected, String value) {
                        writes.incrementAndGet();
                        return settings.replace(key, expected, value);
                    }

                    @Override
                    public boolean remove(String key) {
                        return settings.remove(key);
                    }
                },
                clock);

        slow.set(ACME, State.ENABLED, "grace");

        assertThat(writes).hasValue(2);
        assertThat(switches.setting(ACME).state()).isEqualTo(State.ENABLED);
        assertThat(switches.setting(ACME).by()).contains("grace");
    }

    @Test
    void askingDoesNotReadTheStoreEveryTime() {
        AtomicInteger reads = new AtomicInteger();
        StoredProvisioningSwitch counted = new StoredProvisioningSwitch(
                State.ENABLED,
                new SettingsStore() {
                    @Override
                    public Optional<String> find(String key) {
                        reads.incrementAndGet();
                        return settings.find(key);
                    }

                    @Override
                    public boolean putIfAbsent(String key, String value) {
                        return settings.putIfAbsent(key, value);
                    }

                    @Override
                    public boolean replace(String key, String expected, String value) {
                        return settings.replace(key, expected, value);
                    }

                    @Override
                    public boolean remove(String key) {
                        return settings.remove(key);
                    }
                },
                clock);

        counted.of(ACME);
        counted.of(ACME);

        assertThat(reads).hasValue(1);
    }
}
