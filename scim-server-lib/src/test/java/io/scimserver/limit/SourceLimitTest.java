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

    @Test
    void aMillionSourcesTakeNoMoreMemoryThanTenThousand() {
        String filling = "x".repeat(5_000);
        long before = Memory.used();

        for (int i = 0; i < 500_000; i++) {
            limit.failed("source " + i + " " + filling);
            limit.failed("2001:db8:" + Integer.toHexString(i >>> 16) + ":" + Integer.toHexString(i & 0xFFFF) + "::1");
        }

        assertThat(Memory.used() - before).isLessThan(10_000_000);
    }

    @Test
    void aSourceIsForgottenAfterAMinute() {
        use("192.0.2.1");
        clock.advance(Duration.ofMinutes(1));

        use("192.0.2.1");
        assertThat(limit.failed("192.0.2.1")).contains(Duration.ofSeconds(30));
    }
}
