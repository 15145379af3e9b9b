package io.scimserver.testkit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.SettingsStore;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            "x".repeat(200) + "1",
            "x".repeat(200) + "2",
            "x".repeat(200));

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
