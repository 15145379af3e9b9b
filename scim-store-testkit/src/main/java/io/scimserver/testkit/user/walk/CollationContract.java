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
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        UserStore store = emptyStore();
        List<String> scores = List.of(
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
        List<String> kept = new ArrayList<>();
        for (int i : new int[] {7, 0, 9, 5, 2, 8, 1, 6, 3, 4}) {
            if (Steps.isKept(store, Users.named(scores.get(i)).withKitJson("score", scores.get(i)))) {
                kept.add(scores.get(i));
            }
        }
        assertBothWays(
                store, kit("score"), scores.stream().filter(kept::contains).toList());
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
