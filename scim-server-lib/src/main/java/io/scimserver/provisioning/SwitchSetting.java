package io.scimserver.provisioning;

import java.time.Instant;
import java.util.Optional;

/**
 * How a company's provisioning is set. Immutable.
 *
 * @param state whether requests are carried out
 * @param by who set it so; empty if nobody did yet
 * @param at since when, to the millisecond; empty if nobody set it yet
 */
public record SwitchSetting(ProvisioningSwitch.State state, Optional<String> by, Optional<Instant> at) {

    /** Since when somebody has had requests carried out; empty if they are not, or always were. */
    public Optional<Instant> enabledAt() {
        return at.filter(ignored -> state == ProvisioningSwitch.State.ENABLED);
    }
}
