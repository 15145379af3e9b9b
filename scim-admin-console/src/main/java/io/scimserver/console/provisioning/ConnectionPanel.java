package io.scimserver.console.provisioning;

import io.scimserver.activity.ActivityStore;
import io.scimserver.activity.ConnectionState;
import io.scimserver.activity.attention.Attention;
import io.scimserver.console.access.Company;
import io.scimserver.console.attention.AttentionCount;
import io.scimserver.console.web.PageRequest;
import io.scimserver.limit.RateLimit;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Summary of the state of a company's connection. Safe for use by many threads. */
public final class ConnectionPanel {

    private static final int DAYS = 30;

    private final ActivityStore store;
    private final Optional<Attention> attention;
    private final StoredProvisioningSwitch provisioning;
    private final RateLimit limit;
    private final Clock clock;

    public ConnectionPanel(
            ActivityStore store,
            Optional<Attention> attention,
            StoredProvisioningSwitch provisioning,
            RateLimit limit,
            Clock clock) {
        this.store = store;
        this.attention = attention;
        this.provisioning = provisioning;
        this.limit = limit;
        this.clock = clock;
    }

    /** @param limit the rest of the rate limit, in words */
    public record Model(ConnectionView connection, DayChart chart, String limit) {}

    Model of(PageRequest request) {
        return new Model(connection(request), chart(request), limit(request.company()));
    }

    /** Returns the numbers of the last 30 days, today included. */
    public DayChart chart(PageRequest request) {
        Company company = request.company();
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = today.minusDays(DAYS - 1L);
        return DayChart.of(store.countsByDay(Optional.of(company.tenant()), first, today), first, DAYS);
    }

    public ConnectionView connection(PageRequest request) {
        Company company = request.company();
        Instant now = clock.instant();
        Optional<Instant> enabled = provisioning.setting(company.tenant()).enabledAt();
        ConnectionState state = ConnectionState.of(store, company.tenant(), enabled, now);
        AttentionCount count = attention
                .map(known -> AttentionCount.of(known.list(company.tenant())))
                .orElse(AttentionCount.NONE);
        return ConnectionView.of(state, count, request, now);
    }

    private String limit(Company company) {
        return limit.quota(company.tenant())
                .map(quota -> String.format(
                        Locale.ENGLISH,
                        "%,d of %,d operations an hour are left on this server right now.",
                        quota.remaining(),
                        quota.perHour()))
                .orElse("There is no limit on operations.");
    }
}
