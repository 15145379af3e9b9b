package io.scimserver.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInDelaysTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final SignInDelays delays = new SignInDelays(NOON);

    @Test
    void aMillionNamesAndAddressesTakeNoMoreMemoryThanTheLatest() {
        String filling = "x".repeat(1_000);
        long before = memory();

        for (int i = 0; i < 1_000_000; i++) {
            delays.attempt(i + filling, "2001:db8:" + Integer.toHexString(i >>> 16) + ":" + (i & 0xFFF) + "::1");
            if (i % 20 == 0) {
                delays.succeeded(i + filling, "unknown " + i + filling);
            }
        }

        assertThat(memory() - before).isLessThan(20_000_000);
        assertThat(delays.attempt("ada", "192.0.2.1")).isEmpty();
    }

    @Test
    void theAddressesOfOneIpv6NetworkWaitTogether() {
        IntStream.range(0, 3).forEach(host -> delays.attempt("ada", "2001:db8:1:2::" + host));

        assertThat(delays.attempt("ada", "2001:db8:1:2:ffff::7")).contains(Duration.ofSeconds(1));
        assertThat(delays.attempt("ada", "2001:db8:1:3::7")).isEmpty();
    }

    @Test
    void namesCountByTheirFirstHundredCharacters() {
        String begin = "x".repeat(100);
        IntStream.range(0, 3).forEach(end -> delays.attempt(begin + end, "192.0.2.1"));

        assertThat(delays.attempt(begin + "other", "192.0.2.1")).isPresent();
        assertThat(delays.attempt(begin.substring(1), "192.0.2.1")).isEmpty();
    }

    @Test
    void guessesFromChangingAddressesKeepNewAddressesWaitingForSecondsOnly() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON.instant());
        InstantSource time = now::get;
        SignInDelays guessed = new SignInDelays(time.withZone(ZoneOffset.UTC));
        for (int i = 0; i < 60; i++) {
            assertThat(guessed.attempt("ada", "198.51.100." + i)).isEmpty();
            now.updateAndGet(before -> before.plus(Duration.ofMinutes(5)));
        }
        guessed.attempt("ada", "198.51.100.200");

        assertThat(guessed.attempt("ada", "192.0.2.1").orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
