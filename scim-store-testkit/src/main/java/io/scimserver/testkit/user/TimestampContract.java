package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Tests that {@code created} stays, {@code lastModified} goes forward, and both tell the time to the millisecond. */
public interface TimestampContract extends EmptyStore {

    @Test
    default void createdIsNow() {
        StoredUser ada = create(emptyStore(), Users.ada());
        assertThat(ada.created())
                .as("created is an instant: no local time, no wrong epoch, no seconds for milliseconds")
                .isCloseTo(Instant.now(), within(30, ChronoUnit.MINUTES));
    }

    @Test
    default void createdStaysThroughManyChanges() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        StoredUser current = first;
        for (int i = 0; i < 10; i++) {
            current = replace(store, current, Users.ada().with("title", "title " + i));
        }
        assertThat(current.created()).as("created never changes").isEqualTo(first.created());
        assertThat(Steps.current(store, first.id()).created())
                .as("created never changes, read back")
                .isEqualTo(first.created());
    }

    @Test
    default void lastModifiedNeverGoesBack() {
        UserStore store = emptyStore();
        StoredUser current = create(store, Users.ada());
        for (int i = 0; i < 50; i++) {
            StoredUser next = replace(store, current, Users.ada().with("title", "title " + i));
            assertThat(next.lastModified())
                    .as("lastModified does not go back: importers ask for what changed since they last looked")
                    .isAfterOrEqualTo(current.lastModified());
            current = next;
        }
    }

    @Test
    default void lastModifiedMovesOn() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.ada());
        StoredUser current = first;
        for (int i = 0; i < 5000 && !current.lastModified().isAfter(first.lastModified()); i++) {
            current = replace(store, current, Users.ada().with("title", "title " + i));
        }
        assertThat(current.lastModified()).as("a change sets lastModified").isAfter(first.lastModified());
    }

    @Test
    default void timesHaveMilliseconds() {
        UserStore store = emptyStore();
        StoredUser current = create(store, Users.ada());
        for (int i = 0; i < 5000 && isWholeSecond(current.lastModified()); i++) {
            current = replace(store, current, Users.ada().with("title", "title " + i));
        }
        assertThat(isWholeSecond(current.lastModified()))
                .as("times are kept to the millisecond: with seconds, an importer misses changes or sees them twice")
                .isFalse();
    }

    @Test
    default void creationOrderIsTheOrderOfCreated() {
        UserStore store = emptyStore();
        Steps.createNumbered(store, 20);
        assertThat(Steps.everybody(store).users())
                .as("users that were created one after the other have times in that order")
                .extracting(StoredUser::created)
                .isSorted();
    }

    private static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
