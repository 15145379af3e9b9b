package io.scimserver.testkit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Contract of {@link SettingsStore}: servers that start together end up with one value. */
public interface SettingsStoreContract extends SettingsKeyContract {

    @Test
    default void whatIsSetIsFound() {
        SettingsStore store = emptySettingsStore();
        assertThat(store.find("key")).as("nothing was set yet").isEmpty();
        assertThat(store.putIfAbsent("key", "first"))
                .as("there was no value, as expected")
                .isTrue();
        assertThat(store.find("key")).as("what was set is found").contains("first");
        assertThat(store.find("KEY")).as("keys compare exactly").isEmpty();
    }

    @Test
    default void aValueIsReplacedOnlyByWhoKnowsIt() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "first");
        assertThat(store.replace("key", "other", "second"))
                .as("the value is not the expected one")
                .isFalse();
        assertThat(store.replace("key", "FIRST", "second"))
                .as("values compare exactly")
                .isFalse();
        assertThat(store.find("key")).as("a refused change changes nothing").contains("first");
        assertThat(store.replace("key", "first", "second"))
                .as("the value is the expected one")
                .isTrue();
        assertThat(store.find("key")).as("the new value is found").contains("second");
    }

    @Test
    default void aFirstValueIsSetOnlyWhereThereIsNone() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "first");
        assertThat(store.putIfAbsent("key", "second"))
                .as("a server that starts later must not replace the key that others use already")
                .isFalse();
        assertThat(store.find("key")).as("the first value stays").contains("first");
    }

    @Test
    default void aValueThatIsExpectedWhereThereIsNoneSetsNothing() {
        SettingsStore store = emptySettingsStore();
        assertThat(store.replace("key", "first", "second"))
                .as("there is no value, so it is not the expected one")
                .isFalse();
        assertThat(store.find("key")).as("no upsert").isEmpty();
    }

    @Test
    default void settingTheSameValueAgainWorks() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "same");
        assertThat(store.replace("key", "same", "same"))
                .as("the value was the expected one: 'nothing was modified' is no failure")
                .isTrue();
    }

    @Test
    default void aValueThatIsRemovedIsGoneAndCanBeSetAnew() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "first");
        store.putIfAbsent("other", "stays");
        assertThat(store.remove("KEY")).as("keys compare exactly").isFalse();
        assertThat(store.remove("key")).as("there was a value").isTrue();
        assertThat(store.find("key")).as("it is gone").isEmpty();
        assertThat(store.remove("key")).as("there is none any more").isFalse();
        assertThat(store.replace("key", "first", "second")).isFalse();
        assertThat(store.putIfAbsent("key", "second"))
                .as("as if there had never been one")
                .isTrue();
        assertThat(store.find("other")).as("another key").contains("stays");
    }

    @TestFactory
    default Stream<DynamicTest> keysAndValuesStayWhatTheyWere() {
        return Stream.of(
                        "a.b",
                        "$set",
                        "\u00e9 e\u0301 \ud83d\ude00",
                        " x ",
                        "{\"$ne\":null}",
                        "line\nbreak",
                        "x".repeat(20_000))
                .map(text -> DynamicTest.dynamicTest(Steps.shown(text), () -> {
                    SettingsStore store = emptySettingsStore();
                    String key = text.substring(0, Math.min(100, text.length()));
                    store.putIfAbsent(key, text);
                    assertThat(store.find(key)).as("a value is kept as it is").contains(text);
                }));
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyFirstValuesOneIsSet() {
        SettingsStore store = emptySettingsStore();
        List<Boolean> set = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> store.putIfAbsent("key", "v" + i))
                .toList());
        assertThat(set)
                .as("one of the servers that start together sets the value")
                .containsOnlyOnce(true);
        assertThat(store.find("key"))
                .as("the value is that of the server that was told so")
                .contains("v" + set.indexOf(true));
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyChangesOfOneValueOneWins() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "first");
        List<Boolean> set = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> store.replace("key", "first", "v" + i))
                .toList());
        assertThat(set).as("of several changes of one value one wins").containsOnlyOnce(true);
    }

    @Test
    default void noneOfManyChangesIsLost() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "0");
        RaceGate.race(IntStream.range(0, 4)
                .mapToObj(i -> (Callable<Boolean>) () -> IntStream.range(0, 40).allMatch(change -> countedUp(store)))
                .toList());
        assertThat(store.find("key"))
                .as("every change was made on the one before")
                .contains("160");
    }

    private static boolean countedUp(SettingsStore store) {
        String now = store.find("key").orElseThrow();
        while (!store.replace("key", now, String.valueOf(Integer.parseInt(now) + 1))) {
            now = store.find("key").orElseThrow();
        }
        return true;
    }

    @RepeatedTest(RaceGate.ROUNDS)
    default void ofManyRemovalsOneRemoves() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "first");
        List<Boolean> removed = RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> store.remove("key"))
                .toList());
        assertThat(removed).as("a value is removed once").containsOnlyOnce(true);
    }

    @Test
    default void anEmptyValueIsAValue() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "");
        assertThat(store.find("key")).as("an empty text is not 'none'").contains("");
        assertThat(store.putIfAbsent("key", "second")).as("there is a value").isFalse();
        assertThat(store.replace("key", "", "second"))
                .as("the value was the expected one")
                .isTrue();
        assertThat(store.replace("other", "", "second"))
                .as("where there is none, not even an empty one is")
                .isFalse();
    }

    @TestFactory
    default Stream<DynamicTest> whatIsAlmostTheValueReplacesNothing() {
        return Stream.of("first", "x".repeat(20_000))
                .map(value -> DynamicTest.dynamicTest(Steps.shown(value), () -> {
                    SettingsStore store = emptySettingsStore();
                    store.putIfAbsent("key", value);
                    for (String almost : List.of(value + " ", " " + value, value + "!", value.substring(1), "%", "")) {
                        assertThat(store.replace("key", almost, "second"))
                                .as("the whole value is compared, character by character")
                                .isFalse();
                    }
                    assertThat(store.find("key")).contains(value);
                }));
    }

    @Test
    default void whatIsAlmostTheKeyIsAnotherKey() {
        SettingsStore store = emptySettingsStore();
        store.putIfAbsent("key", "first");
        for (String almost : List.of(
                "key ", " key", "KEY", "k\u00e9y", "k_y", "k%", "k.y", "ke", "keys", "key/", "/key", "key\u200d")) {
            assertThat(store.find(almost)).as("'%s' is another key", almost).isEmpty();
            assertThat(store.remove(almost)).as("'%s' is another key", almost).isFalse();
            assertThat(store.putIfAbsent(almost, "other"))
                    .as("'%s' is another key", almost)
                    .isTrue();
        }
        assertThat(store.find("key")).as("the key has its value still").contains("first");
    }
}
