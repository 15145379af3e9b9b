package io.scimserver.store.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00+14:00, 2019-12-31T10:00:00Z",
        "2020-01-01T00:00:00-00:00, 2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00.1234567Z, 2020-01-01T00:00:00.1234567Z",
        "2020-01-01T00:00:00.000000001Z, 2020-01-01T00:00:00.000000001Z",
        "2020-01-01T00:00:00.1000000000000000Z, 2020-01-01T00:00:00.1Z",
        "2020-02-29T24:00:00Z, 2020-03-01T00:00:00Z",
        "2020-02-29T24:00:00.000+01:00, 2020-02-29T23:00:00Z",
        "0001-01-03T00:00:00.0000000Z, 0001-01-03T00:00:00Z",
        "-0001-01-03T00:00:00Z, -0001-01-03T00:00:00Z",
        "10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z"
    })
    void theInstantOf(String text, Instant instant) {
        assertThat(DateTimes.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2020-01-01",
                "2020-01-01T00:00Z",
                "2020-01-01 00:00:00Z",
                "2020-01-01t00:00:00z",
                "2020-01-01T00:00:00.Z",
                "2020-01-01T00:00:00+1:00",
                "2020-01-01T00:00:00+0100",
                "2020-01-01T00:00:00+14:01",
                "2020-01-01T00:00:00+12:60",
                "2020-01-01T24:00:01Z",
                "2020-01-01T24:00:00.1Z",
                "2020-01-01T25:00:00Z",
                "2016-12-31T23:59:60Z",
                "2021-02-29T00:00:00Z",
                "2020-13-01T00:00:00Z",
                "2020-00-01T00:00:00Z",
                "020-01-01T00:00:00Z",
                "02020-01-01T00:00:00Z",
                "+2020-01-01T00:00:00Z",
                "2020-01-01T00:00:00.0000000001Z",
                "2020-01-01T00:00:00Z ",
                "٢٠٢٠-01-01T00:00:00Z"
            })
    void noDateTimeIs(String text) {
        assertThat(DateTimes.parse(text)).isEmpty();
    }

    @Test
    void aLongTextIsNoTrouble() {
        assertThat(DateTimes.parse("2020-01-01T00:00:00." + "0".repeat(8_000) + "Z"))
                .contains(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(DateTimes.parse("2020-01-01T00:00:00." + "0".repeat(8_000))).isPresent();
    }
}
