package io.scimserver.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.SteppingClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceLimitTest {

    private final SteppingClock clock = new SteppingClock();
    private final SourceLimit limit = new SourceLimit(2, clock);

    private void use(String address) {
        limit.failed(address);
        limit.failed(address);
    }

    @Test
    void anAddressThatFailsTooOftenIsToldToWait() {
        use("192.0.2.1");

        assertThat(limit.failed("192.0.2.1")).contains(Duration.ofSeconds(30));
        assertThat(limit.failed("192.0.2.2")).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(limit.failed("192.0.2.1")).isEmpty();
    }

    @Test
    void theAddressesOfOneIpv6NetworkAreOne() {
        use("2001:db8:1:2::1");

        assertThat(limit.failed("2001:db8:1:2:ffff::7")).isPresent();
        assertThat(limit.failed("2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void whatIsNoAddressIsTakenAsItIs() {
        use("unknown:host name:");

        assertThat(limit.failed("unknown:host name:")).isPresent();
        assertThat(limit.failed(":::::")).isEmpty();
        assertThat(limit.failed("")).isEmpty();
    }

    @Test
    void onlyTheAddressesThatFailedLastAreRemembered() {
        use("192.0.2.1");

        IntStream.range(0, 10_000).forEach(number -> limit.failed("source " + number));

        assertThat(limit.failed("192.0.2.1")).isEmpty();
    }
}
