package io.scimserver.provisioning;

import java.time.Instant;
import java.util.Optional;

/**
 * Setting of a tenant's provisioning. Immutable.
 *
 * @param state decides whether requests are carried out
 * @param by the person who set it so; empty if nobody did yet
 * @param at the time since which it holds, to the millisecond; empty if nobody set it yet
 */
public record SwitchSetting(ProvisioningSwitch.State state, Optional<String> by, Optional<Instant> at) {

    /** Returns the time since which somebody has had requests carried out; empty if they are not, or always were. */
    public Optional<Instant> enabledAt() {
        return at.filter(ignored -> state == ProvisioningSwitch.State.ENABLED);
    }
}
