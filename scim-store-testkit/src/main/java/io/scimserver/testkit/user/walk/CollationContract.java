package io.scimserver.testkit.user.walk;

import static com.unboundid.scim2.common.messages.SortOrder.ASCENDING;
import static com.unboundid.scim2.common.messages.SortOrder.DESCENDING;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Sort;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Filters.Operand;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests that folded texts sort by their code points, whatever the collation of the database, and numbers by their value,
 * to the last digit.
 */
public interface CollationContract extends EmptyStore {

    @Test
    default void blanksAndSignsSortLikeLetters() {
        assertOrder(" b", "a", "a b", "a-c", "a.d", "aa", "a\u200db");
    }

    @Test
    default void accentsSortBehindAllLetters() {
        assertOrder("cote", "cotf", "cotz", "cot\u00e8", "z", "\u00e4", "\u00e5", "\u00f8");
    }

    @Test
    default void digitsInATextAreCharacters() {
        assertOrder("1", "10", "100", "2", "9", "_", "a", "B", "c");
    }

    /** Tests characters that are two units of UTF-16. */
    @Test
    default void charactersOutsideTheBasicPlaneSortLast() {
        assertOrder("z", "\u7814", "\uac00", "\ufffd", "\ud83d\ude00");
    }

    @Test
    default void numbersSortToTheLastDigit() {
        assertSorted(
                kit("score"),
                "-1e30",
                "-0.1000000000000000001",
                "-0.1",
                "0",
                "0.1",
                "0.1000000000000000001",
                "9007199254740992",
                "9007199254740993",
                "9007199254740994",
                "1e30");
    }

    @Test
    default void timesSortToTheLastDigit() {
        assertSorted(
                kit("hired"),
                "0001-01-01T00:00:00Z",
                "2019-12-31T23:59:59.999999999Z",
                "2020-01-01T00:00:00Z",
                "2020-01-01T00:00:00.0000001Z",
                "2020-01-01T02:00:00.000001+02:00",
                "2020-01-01T00:00:00.001Z",
                "12020-01-01T00:00:00Z");
    }

    /** Tests texts with the character U+0000, which not every database keeps. */
    @Test
    default void nulSortsInFrontOfAllCharacters() {
        assertSorted(where("title"), "a", "a\u0000", "a\u0000b", "a\u0000c", "a\u0001", "a ", "ab");
    }

    @Test
    default void anEmptyTextIsAValueAndOneOfAnotherTypeIsNone() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("number").with("title", 5),
                Users.named("b").with("title", "b"),
                Users.named("empty").with("title", ""),
                Users.named("null").with("title", Json.read("null")),
                Users.named("blank").with("title", " "));
        assertThat(sorted(store, where("title"), ASCENDING))
                .as("an empty text comes first; a value that is not of the attribute's type sorts as if it was missing")
                .containsExactly("empty", "blank", "b", "number", "null");
        assertThat(sorted(store, where("title"), DESCENDING))
                .as("descending: without a value first")
                .containsExactly("number", "null", "b", "blank", "empty");
    }

    /** Creates users with these values, but for those that the store refuses, in a mixed order, and sorts them. */
    private void assertSorted(Operand by, String... values) {
        UserStore store = emptyStore();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int mixed = (3 * i + 1) % values.length;
            if (Steps.isKept(store, withValue("u" + mixed, by, values[mixed]))) {
                kept.add("u" + mixed);
            }
        }
        assertBothWays(
                store,
                by,
                IntStream.range(0, values.length)
                        .mapToObj(i -> "u" + i)
                        .filter(kept::contains)
                        .toList());
    }

    private static UserFixture withValue(String name, Operand by, String value) {
        String attribute = by.path().getElement(by.path().size() - 1).getAttribute();
        if (attribute.equals("title")) {
            return Users.named(name).with(attribute, value);
        }
        return attribute.equals("score")
                ? Users.named(name).withKitJson(attribute, value)
                : Users.named(name).withKit(attribute, value);
    }

    private void assertOrder(String... titles) {
        UserStore store = emptyStore();
        List<String> backwards = new ArrayList<>(List.of(titles));
        Collections.reverse(backwards);
        backwards.forEach(title -> Steps.create(store, Users.named(title).with("title", title)));
        assertBothWays(store, where("title"), List.of(titles));
    }

    private void assertBothWays(UserStore store, Operand by, List<String> expected) {
        assertThat(sorted(store, by, ASCENDING))
                .as("sortBy %s, ascending", by.path())
                .isEqualTo(expected);
        List<String> backwards = new ArrayList<>(expected);
        Collections.reverse(backwards);
        assertThat(sorted(store, by, DESCENDING))
                .as("sortBy %s, descending", by.path())
                .isEqualTo(backwards);
    }

    private List<String> sorted(UserStore store, Operand by, SortOrder order) {
        return Walk.of(this, store).sortedBy(new Sort(by.path(), order)).onOnePage();
    }
}
