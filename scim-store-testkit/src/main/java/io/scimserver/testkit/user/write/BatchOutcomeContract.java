package io.scimserver.testkit.user.write;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that each user of a large batch has its own outcome, whoever else is refused. */
public interface BatchOutcomeContract extends EmptyStore {

    /** Outcome of a user whose name is taken. */
    String TAKEN = "(taken)";

    @Test
    default void severalRefusalsInALargeBatchLoseNobodyElse() {
        UserStore store = emptyStore();
        Set<Integer> taken = Set.of(0, 1, 49, 50, 98, 99);
        List<String> names = names(Steps.LARGEST_BATCH);
        taken.forEach(i -> create(store, Users.named(names.get(i).toUpperCase(Locale.ROOT))));
        List<String> expected = IntStream.range(0, names.size())
                .mapToObj(i -> taken.contains(i) ? TAKEN : names.get(i))
                .toList();
        assertThat(createAll(store, names))
                .as("createAll: outcome for outcome in the order of the batch")
                .isEqualTo(expected);
        assertThat(Steps.everybody(store).totalResults())
                .as("createAll: everybody is there, those who were before and those who were added")
                .isEqualTo(names.size());
        List<String> added =
                expected.stream().filter(name -> !name.equals(TAKEN)).toList();
        assertThat(userNames(Steps.everybody(store))).containsAll(added);
    }

    @Test
    default void aBatchInWhichEverybodyIsRefusedAddsNobody() {
        UserStore store = emptyStore();
        Steps.createAll(store, Users.ada(), Users.bob());
        assertThat(createAll(store, List.of("ADA", "Bob", "ada", "bob")))
                .as("createAll: each is refused")
                .containsOnly(TAKEN);
        assertThat(userNames(Steps.everybody(store))).containsExactly("ada", "bob");
    }

    @Test
    default void equalNamesAndATakenOneInABatchHaveTheirOwnOutcomes() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        assertThat(createAll(store, List.of("new", "ADA", "NEW", "other", "New", "\u00c9mile", "E\u0301MILE", "last")))
                .as("createAll: the first of equal names is added, in whatever form the others come")
                .containsExactly("new", TAKEN, TAKEN, "other", TAKEN, "\u00c9mile", TAKEN, "last");
        assertThat(userNames(Steps.everybody(store)))
                .containsExactlyInAnyOrder("ada", "new", "other", "\u00c9mile", "last");
    }

    @Test
    default void aBatchIsListedBehindThoseBeforeAndInAStableOrder() {
        UserStore store = emptyStore();
        create(store, Users.named("before"));
        createAll(store, names(20));
        create(store, Users.named("after"));
        List<String> listed = userNames(Steps.everybody(store));
        assertThat(listed.get(0)).as("who was there before comes first").isEqualTo("before");
        assertThat(listed.get(21)).as("who was created later comes last").isEqualTo("after");
        List<String> walked = new ArrayList<>();
        for (int start = 1; start <= 22; start += 4) {
            walked.addAll(userNames(Steps.page(store, start, 4)));
        }
        assertThat(walked)
                .as("the users of a batch have one order among themselves, whichever it is")
                .isEqualTo(listed);
    }

    @Test
    default void aBatchMayHoldSeveralMegabytes() {
        UserStore store = emptyStore();
        String text = "0123456789abcdef".repeat(64);
        ArrayNode extra = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 150).forEach(part -> extra.add(text));
        List<CreateOutcome> outcomes = store.createAll(IntStream.range(0, 20)
                .mapToObj(i -> Users.named("big%02d".formatted(i)).with("extra", extra))
                .map(user -> new NewUser(Steps.newId(), user.document()))
                .toList());
        assertThat(outcomes)
                .as("createAll: users who are kept alone are kept together, too")
                .hasSize(20)
                .hasOnlyElementsOfType(CreateOutcome.Created.class);
        assertThat(Steps.everybody(store).totalResults()).isEqualTo(20);
    }

    @RepeatedTest(5)
    default void ofOneNameInTwoBatchesAtOnceOneWins() {
        UserStore store = emptyStore();
        List<String> names = names(10);
        List<List<String>> outcomes = RaceGate.race(Stream.of(1, 2)
                .map(i -> (Callable<List<String>>) () -> createAll(store, names))
                .toList());
        for (int i = 0; i < names.size(); i++) {
            assertThat(Stream.of(outcomes.get(0).get(i), outcomes.get(1).get(i)))
                    .as("createAll: one batch adds the user, the other is told that the name is taken")
                    .containsExactlyInAnyOrder(names.get(i), TAKEN);
        }
        assertThat(userNames(Steps.everybody(store))).containsExactlyInAnyOrderElementsOf(names);
    }

    private static List<String> names(int howMany) {
        return IntStream.range(0, howMany).mapToObj("batch%03d"::formatted).toList();
    }

    /** Returns the name of each user who was added, or {@link #TAKEN}. */
    private static List<String> createAll(UserStore store, List<String> names) {
        return store
                .createAll(names.stream()
                        .map(name ->
                                new NewUser(Steps.newId(), Users.named(name).document()))
                        .toList())
                .stream()
                .map(BatchOutcomeContract::shown)
                .toList();
    }

    private static String shown(CreateOutcome outcome) {
        if (outcome instanceof CreateOutcome.Created created) {
            return Steps.userName(created.user());
        }
        RuntimeException reason = ((CreateOutcome.Refused) outcome).reason();
        return reason instanceof DuplicateUser ? TAKEN : reason.toString();
    }
}
