package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.replace;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.SettableClock;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of a clock that is set back, or stands still: neither order nor versions nor times go back with it. */
public interface ClockContract extends EmptyStore {

    @Test
    default void timesAndVersionsDoNotGoBackWithTheClock() {
        SettableClock clock = new SettableClock();
        emptyStoreWith(clock).ifPresent(store -> {
            StoredUser user = create(store, Users.ada());
            Set<String> versions = new HashSet<>(Set.of(user.version()));
            for (int i = 0; i < 60; i++) {
                clock.move(Duration.ofMillis(i % 10 == 0 ? -30 : i % 3));
                StoredUser next = replace(store, user, i % 2 == 0 ? Users.bob() : Users.ada());
                assertThat(next.lastModified())
                        .as("lastModified does not go back")
                        .isAfterOrEqualTo(user.lastModified());
                assertThat(next.created()).as("created stays").isEqualTo(user.created());
                assertThat(versions.add(next.version()))
                        .as("a version does not come back with the time")
                        .isTrue();
                user = next;
            }
        });
    }

    @Test
    default void theOrderOfCreationStaysWhenTheClockIsSetBack() {
        SettableClock clock = new SettableClock();
        emptyStoreWith(clock).ifPresent(store -> {
            create(store, Users.named("first"));
            clock.move(Duration.ofHours(-1));
            StoredUser second = create(store, Users.named("second"));
            create(store, Users.named("third"));
            assertThat(userNames(Steps.everybody(store)))
                    .as("the order of creation is not that of the clock")
                    .containsExactly("first", "second", "third");
            assertThat(second.created())
                    .as("created is equal to lastModified at first")
                    .isEqualTo(second.lastModified());
        });
    }
}
