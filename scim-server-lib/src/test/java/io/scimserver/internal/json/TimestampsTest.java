package io.scimserver.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-31T08:30:00Z",
                "2024-05-31T08:30:00.001Z",
                "2024-02-29T23:59:59.990Z",
                "2024-05-31T08:30:00.000001Z",
                "2024-05-31T08:30:00.123456789Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00.500Z",
                "1969-12-31T23:59:59.999Z",
            })
    void anInstantIsWrittenAsTheStandardFormatHasIt(String text) {
        assertThat(Timestamps.format(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void everyMillisecondIsWrittenAsTheStandardFormatHasIt() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong() % 400_000_000_000_000L);

            assertThat(Timestamps.format(instant)).isEqualTo(DateTimeFormatter.ISO_INSTANT.format(instant));
        }
    }
}
