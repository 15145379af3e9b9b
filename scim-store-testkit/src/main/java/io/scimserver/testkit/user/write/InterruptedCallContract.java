package io.scimserver.testkit.user.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Tests of calls on a thread that is interrupted, as by a server that stops: a call does its work, or says that the
 * store is unavailable or that the outcome is unknown. The thread stays interrupted, and nobody else notices.
 */
public interface InterruptedCallContract extends EmptyStore {

    @Test
    default void anInterruptedReadIsWholeOrRefused() {
        UserStore store = emptyStore();
        StoredUser ada = Steps.create(store, Users.ada());
        interrupted(() -> store.find(ada.id()))
                .result()
                .ifPresent(found -> Checks.assertSame("find", found.orElseThrow(), ada));
        assertThat(interrupted(() -> Steps.everybody(store).totalResults()).result())
                .as("search")
                .isIn(Optional.empty(), Optional.of(1));
        Checks.assertUnchanged("the store goes on", store, ada);
    }

    @Test
    default void anInterruptedWriteIsDoneOrRefusedOrUnknown() {
        UserStore store = emptyStore();
        StoredUser ada = Steps.create(store, Users.ada());
        String id = Steps.newId();
        Outcome<StoredUser> created =
                interrupted(() -> store.create(id, Users.bob().document()));
        created.result().ifPresent(user -> Checks.assertUnchanged("create", store, user));
        assertThat(created.isRefused() && store.find(id).isPresent())
                .as("create: whoever is told that the store is unavailable creates the user again")
                .isFalse();
        interrupted(() -> store.replace(ada.id(), ada.version(), Users.carl().document()))
                .result()
                .ifPresent(replaced -> Checks.assertUnchanged("replace", store, replaced.orElseThrow()));
        StoredUser now = Steps.current(store, ada.id());
        Outcome<Boolean> deleted = interrupted(() -> store.delete(now.id(), now.version()));
        assertThat(deleted.result().isPresent() && store.find(now.id()).isPresent())
                .as("delete")
                .isFalse();
        Checks.assertUnchanged("the store goes on", store, Steps.create(store, Users.dora()));
    }

    /**
     * Outcome of a call.
     *
     * @param result empty if the store refused it
     * @param isRefused true if the store was unavailable, and has written nothing
     */
    record Outcome<T>(Optional<T> result, boolean isRefused) {}

    private static <T> Outcome<T> interrupted(Supplier<T> call) {
        Thread.currentThread().interrupt();
        boolean isInterrupted;
        Outcome<T> outcome;
        try {
            outcome = new Outcome<>(Optional.of(call.get()), false);
        } catch (Unavailable refused) {
            outcome = new Outcome<>(Optional.empty(), true);
        } catch (OutcomeUnknown unknown) {
            outcome = new Outcome<>(Optional.empty(), false);
        } finally {
            isInterrupted = Thread.interrupted();
        }
        assertThat(List.of(isInterrupted))
                .as("the thread stays interrupted: whoever wants it to stop waits for that")
                .containsOnly(true);
        return outcome;
    }
}
