package io.scimserver.console.provisioning;

import io.scimserver.activity.ConnectionState;
import io.scimserver.activity.ConnectionState.Condition;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.console.access.Company;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.page.Texts;
import io.scimserver.console.page.Warnings;
import io.scimserver.console.web.Links;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.provisioning.SwitchSetting;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Warnings about an identity provider that fails for an hour or is silent for a week, and about entries that the log
 * has lost within a day.
 */
public final class ConnectionWarnings implements Warnings {

    private static final Duration FAILING = Duration.ofHours(1);
    private static final Duration SILENT = Duration.ofDays(7);
    private static final Duration LOST = Duration.ofDays(1);

    private final ActivityLog log;
    private final Function<Tenant, SwitchSetting> provisioning;
    private final Clock clock;

    /** @param provisioning the setting of a company's switch */
    public ConnectionWarnings(ActivityLog log, Function<Tenant, SwitchSetting> provisioning, Clock clock) {
        this.log = log;
        this.provisioning = provisioning;
        this.clock = clock;
    }

    @Override
    public Stream<Banner> of(Company company, Links links) {
        return Stream.of(connection(company, links), lost(company, links)).flatMap(Optional::stream);
    }

    private Optional<Banner> connection(Company company, Links links) {
        SwitchSetting setting = provisioning.apply(company.tenant());
        if (setting.state() != ProvisioningSwitch.State.ENABLED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        ConnectionState state = ConnectionState.briefly(log.store(), company.tenant(), setting.enabledAt(), now);
        return state.since().flatMap(since -> banner(company, links, state.condition(), Duration.between(since, now)));
    }

    private static Optional<Banner> banner(Company company, Links links, Condition condition, Duration time) {
        if (condition == Condition.FAILING && time.compareTo(FAILING) >= 0) {
            return Optional.of(new Banner(
                    "Nothing the identity provider sent was carried out for " + Texts.roughly(time) + ".",
                    "See why",
                    links.to(Links.ACTIVITY, company)));
        }
        if (condition == Condition.SILENT && time.compareTo(SILENT) >= 0) {
            return Optional.of(new Banner(
                    "The identity provider has sent nothing for " + Texts.roughly(time) + ".",
                    "See the connection",
                    links.to(Links.PROVISIONING, company)));
        }
        return Optional.empty();
    }

    private Optional<Banner> lost(Company company, Links links) {
        return log.lastLost()
                .filter(at -> at.plus(LOST).isAfter(clock.instant()))
                .map(at -> new Banner(
                        Texts.count(log.lost(), "entry", "entries")
                                + " of the activity log could not be kept since this server started, the latest on "
                                + Texts.time(at) + ".",
                        "Open the log",
                        links.to(Links.ACTIVITY, company)));
    }
}
