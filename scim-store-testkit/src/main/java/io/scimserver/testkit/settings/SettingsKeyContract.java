package io.scimserver.testkit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.support.Steps;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that every key is its own, to its last character, and that values may be large. */
public interface SettingsKeyContract extends EmptySettingsStore {

    /** Keys that would become one if they were cut, hashed to 32 bits, normalised or made into the name of a file. */
    List<String> SIMILAR_KEYS = List.of(
            "az",
            "b[",
            "a/b",
            "a_b",
            "a.b",
            "a:b",
            "a%2Fb",
            "a\\b",
            "a b",
            "a+b",
            "\u00e9",
            "e\u0301",
            "\uff41",
            "a",
            "A",
            "7",
            "007",
            "a//b",
            "a/b/",
            "7/",
            "/7",
            "a-b",
            "a~1b",
            "a\u0000",
            "a\u0000b",
            "\ud83d\ude00",
            "\ud83d\ude80",
            "x".repeat(1_200) + "1",
            "x".repeat(1_200) + "2",
            "x".repeat(600) + "1",
            "x".repeat(600) + "2",
            "x".repeat(300) + "1",
            "x".repeat(300) + "2",
            "x".repeat(200) + "1",
            "x".repeat(200) + "2",
            "x".repeat(200));

    /** Number of keys in the test of many. */
    int MANY = 400;

    @Test
    default void similarKeysHaveTheirOwnValues() {
        SettingsStore store = emptySettingsStore();
        for (String key : SIMILAR_KEYS) {
            assertThat(store.putIfAbsent(key, "value of " + key))
                    .as("'%s' has no value yet: each key is its own", key)
                    .isTrue();
        }
        for (String key : SIMILAR_KEYS) {
            assertThat(store.find(key)).as("value of '%s'", key).contains("value of " + key);
        }
        for (String key : SIMILAR_KEYS) {
            assertThat(store.remove(key)).as("'%s' is still there", key).isTrue();
        }
    }

    @TestFactory
    default Stream<DynamicTest> settingsStayWhatTheyWere() {
        return Stream.of(
                        "a\r\nb",
                        "a\rb",
                        "a\n",
                        "\n",
                        "\t x \t",
                        "\u0001\u001b\u007f",
                        "\ud83d\ude00",
                        "\ufeffa",
                        "{ \"a\" : 1 }",
                        "null",
                        "0010",
                        "x".repeat(1_200_000))
                .map(value -> DynamicTest.dynamicTest(Steps.shown(value), () -> {
                    SettingsStore store = emptySettingsStore();
                    store.putIfAbsent("key", value);
                    assertThat(store.find("key")).as("character by character").contains(value);
                    assertThat(store.replace("key", value.substring(0, value.length() - 1) + "!", "second"))
                            .as("the last character is compared, too")
                            .isFalse();
                    assertThat(store.replace("key", value, "second"))
                            .as("the value was the expected one")
                            .isTrue();
                }));
    }

    /** Tests values that are set by a change, which may have a way of its own into the database. */
    @TestFactory
    default Stream<DynamicTest> replacedValuesStayWhatTheyWere() {
        return Stream.of(
                        "",
                        " ",
                        " x ",
                        "x\n",
                        "\u00e9 e\u0301 \ud83d\ude00",
                        "null",
                        "{\"a\": 1}",
                        "y".repeat(1_200_000))
                .map(value -> DynamicTest.dynamicTest(Steps.shown(value), () -> {
                    SettingsStore store = emptySettingsStore();
                    store.putIfAbsent("key", "first");
                    assertThat(store.replace("key", "first", value)).isTrue();
                    assertThat(store.find("key")).as("character by character").contains(value);
                    assertThat(store.putIfAbsent("key", value))
                            .as("there is a value, though it is the same")
                            .isFalse();
                    assertThat(store.replace("key", value, value)).isTrue();
                    assertThat(store.remove("key")).as("there was a value").isTrue();
                    assertThat(store.find("key")).isEmpty();
                }));
    }

    /** Tests values that are equal as numbers, as JSON, by their hashes or once they are normalised. */
    @Test
    default void valuesThatAreAlmostEqualAreDifferent() {
        List<String> values = List.of(
                "1",
                "1.0",
                "01",
                "1e0",
                "Aa",
                "BB",
                "\u00e9",
                "e\u0301",
                "{\"a\":1}",
                "{\"a\": 1}",
                "x",
                "X",
                "x\n",
                "x\u0000");
        SettingsStore store = emptySettingsStore();
        for (String value : values) {
            store.putIfAbsent("key", value);
            for (String other : values) {
                assertThat(store.replace("key", other, value))
                        .as("'%s' is there, '%s' is expected", value, other)
                        .isEqualTo(other.equals(value));
            }
            store.remove("key");
        }
    }

    @Test
    default void everyOneOfManyValuesIsKept() {
        SettingsStore store = emptySettingsStore();
        IntStream.range(0, MANY).forEach(i -> store.putIfAbsent("key" + i, "value" + i));
        assertThat(IntStream.range(0, MANY).mapToObj(i -> store.find("key" + i).orElse("none")))
                .as("every tenant has settings of its own")
                .isEqualTo(IntStream.range(0, MANY).mapToObj(i -> "value" + i).toList());
    }

    @Test
    default void aLargeValueIsKeptAndComparedWhole() {
        SettingsStore store = emptySettingsStore();
        String large = "\u7814x".repeat(50_000);
        assertThat(store.putIfAbsent("key", large)).isTrue();
        assertThat(store.find("key")).as("a value of more than 64 kB is kept").contains(large);
        assertThat(store.replace("key", large + "x", "second"))
                .as("the whole value is compared")
                .isFalse();
        assertThat(store.replace("key", large, "second"))
                .as("the value was the expected one")
                .isTrue();
    }
}
