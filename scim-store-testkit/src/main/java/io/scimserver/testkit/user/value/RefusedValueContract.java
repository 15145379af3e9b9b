package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests that a user that the database cannot keep is refused whole, whatever writes it, and leaves no trace. */
public interface RefusedValueContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> whatIsRefusedLeavesNoTrace() {
        return HardValue.all()
                .map(value -> DynamicTest.dynamicTest(value.name(), () -> {
                    UserStore store = emptyStore();
                    StoredUser ada = create(store, Users.ada());
                    if (isRefused(store, value.userNamed("hard"))) {
                        assertThatThrownBy(() -> store.replace(ada.id(), ada.version(), value.userNamed("hard")))
                                .as("what create cannot keep replace cannot keep")
                                .isInstanceOf(UnsupportedValue.class);
                        Checks.assertUnchanged("a refused replace changes nothing", store, ada);
                        create(store, Users.named("hard"));
                    }
                    assertThat(userNames(Steps.everybody(store)))
                            .as("who was refused is not there, and has not taken the name")
                            .containsExactly("ada", "hard");
                }));
    }

    @TestFactory
    default Stream<DynamicTest> aRefusedUserInABatchSpoilsNoOther() {
        return HardValue.all()
                .map(value -> DynamicTest.dynamicTest(value.name(), () -> {
                    UserDocument hard = value.userNamed("hard");
                    boolean refused = isRefused(emptyStore(), hard);
                    UserStore store = emptyStore();
                    List<CreateOutcome> outcomes = store.createAll(Stream.of(
                                    Users.named("before").document(),
                                    hard,
                                    Users.named("after").document())
                            .map(user -> new NewUser(Steps.newId(), user))
                            .toList());
                    assertThat(outcomes)
                            .as("createAll: each user by itself, as create would have it")
                            .hasSize(3)
                            .satisfies(outcome -> assertThat(outcome.get(0)).isInstanceOf(CreateOutcome.Created.class))
                            .satisfies(outcome -> assertThat(outcome.get(2)).isInstanceOf(CreateOutcome.Created.class));
                    assertThat(outcomes.get(1) instanceof CreateOutcome.Refused outcome
                                    && outcome.reason() instanceof UnsupportedValue)
                            .as("createAll: what create cannot keep a batch cannot keep")
                            .isEqualTo(refused);
                    assertThat(userNames(Steps.everybody(store)))
                            .containsExactlyInAnyOrderElementsOf(
                                    refused ? List.of("before", "after") : List.of("before", "hard", "after"));
                }));
    }

    private static boolean isRefused(UserStore store, UserDocument user) {
        try {
            store.create(Steps.newId(), user);
            return false;
        } catch (UnsupportedValue refused) {
            return true;
        }
    }
}
