package io.scimserver.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.auth.SteppingClock;
import io.scimserver.limit.RateLimit.Quota;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HourlyRateLimitTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final Tenant GLOBEX = new Tenant("globex");

    private final SteppingClock clock = new SteppingClock();
    private final RateLimit limit = new HourlyRateLimit(3_600, clock);

    @Test
    void theQuotaOfAnHourCanBeUsedAtOnce() {
        assertThat(limit.take(ACME, 3_600)).isEmpty();
        assertThat(limit.quota(ACME)).contains(new Quota(3_600, 0));
        assertThat(limit.take(ACME, 1)).contains(Duration.ofSeconds(1));
    }

    @Test
    void whatWasUsedComesBackContinuously() {
        limit.take(ACME, 3_600);

        clock.advance(Duration.ofSeconds(10));

        assertThat(limit.quota(ACME)).contains(new Quota(3_600, 10));
        assertThat(limit.take(ACME, 11)).contains(Duration.ofSeconds(1));
        assertThat(limit.take(ACME, 10)).isEmpty();
        assertThat(limit.take(ACME, 100)).contains(Duration.ofSeconds(100));
    }

    @Test
    void moreThanTheQuotaIsNeverLeft() {
        limit.take(ACME, 1);
        clock.advance(Duration.ofDays(1));

        assertThat(limit.quota(ACME)).contains(new Quota(3_600, 3_600));
    }

    @Test
    void whatIsRefusedTakesNothing() {
        limit.take(ACME, 3_000);

        assertThat(limit.take(ACME, 601)).isPresent();

        assertThat(limit.quota(ACME)).contains(new Quota(3_600, 600));
    }

    @Test
    void moreThanAnHourGivesIsToldToWaitForAllOfIt() {
        limit.take(ACME, 3_600);

        assertThat(limit.take(ACME, 1_000_000)).contains(Duration.ofHours(1));
    }

    @Test
    void companiesDoNotShareIt() {
        limit.take(ACME, 3_600);

        assertThat(limit.take(GLOBEX, 3_600)).isEmpty();
    }

    @Test
    void askingWhatIsLeftTakesNothing() {
        assertThat(limit.quota(ACME)).contains(new Quota(3_600, 3_600)).isEqualTo(limit.quota(ACME));
    }

    @Test
    void aClockThatGoesBackGivesNothingAndStopsNothing() {
        limit.take(ACME, 3_500);
        clock.advance(Duration.ofHours(-5));

        assertThat(limit.quota(ACME)).contains(new Quota(3_600, 100));
        assertThat(limit.take(ACME, 100)).isEmpty();
    }

    @Test
    void noLimitIsNone() {
        assertThat(RateLimit.UNLIMITED.take(ACME, Integer.MAX_VALUE)).isEmpty();
        assertThat(RateLimit.UNLIMITED.quota(ACME)).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> new HourlyRateLimit(0, clock)).isInstanceOf(IllegalArgumentException.class);
    }
}
