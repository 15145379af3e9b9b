package io.scimserver.console.provisioning;

import io.scimserver.provisioning.ProvisioningSwitch;

/**
 * State of a company's switch, as a page shows it.
 *
 * @param name the name of the state
 * @param tone the style it is shown in: good, warn or off
 */
public record SwitchState(String name, String tone) {

    public static SwitchState of(ProvisioningSwitch.State state) {
        return switch (state) {
            case ENABLED -> new SwitchState("Enabled", "good");
            case PAUSED -> new SwitchState("Paused", "warn");
            case DISABLED -> new SwitchState("Disabled", "off");
        };
    }
}
