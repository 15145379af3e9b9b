package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Clocked;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Versions that come back after a while. */
public final class VersionFlaws {

    private VersionFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("versions count in 8 bits", "goingToAndFroGivesANewVersionEachTime", () -> new PlainStore() {

                    private int last;

                    @Override
                    public String newVersion(String id, UserDocument user) {
                        last = (last + 1) & 0xff;
                        return String.valueOf(last);
                    }
                }),
                counting("versions count to a thousand", 1_000),
                counting("versions count in 16 bits", 1 << 16),
                ofStore(
                        "the version is the time",
                        "timesAndVersionsDoNotGoBackWithTheClock",
                        () -> new OnClock(Clock.systemUTC()) {
                            @Override
                            public String newVersion(String id, UserDocument user) {
                                return now() + "-" + users.size();
                            }
                        }),
                ofStore(
                        "users are listed by the time of their creation",
                        "theOrderOfCreationStaysWhenTheClockIsSetBack",
                        () -> new OnClock(Clock.systemUTC()) {
                            @Override
                            public Stream<Listed> listed() {
                                AtomicLong number = new AtomicLong();
                                return super.listed()
                                        .map(Listed::user)
                                        .sorted(Comparator.comparing(StoredUser::created))
                                        .map(user -> new Listed(number.incrementAndGet(), user));
                            }
                        }),
                ofStore(
                        "the version is a hash of the document and the one before",
                        "goingToAndFroGivesANewVersionEachTime",
                        HashesTwo::new));
    }

    private static Flaw counting(String name, int numbers) {
        return ofStore(name, "manyChangesGiveAsManyVersions", () -> new PlainStore() {

            private int last;

            @Override
            public String newVersion(String id, UserDocument user) {
                last = (last + 1) % numbers;
                return String.valueOf(last);
            }
        });
    }

    /** Store on a clock that is given to it. */
    private static class OnClock extends PlainStore implements Clocked {

        private Clock clock;

        OnClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public UserStore on(Clock other) {
            clock = other;
            return this;
        }
    }

    /** Store whose versions tell the last two documents of a user. */
    private static final class HashesTwo extends PlainStore {

        private final Map<String, Integer> before = new HashMap<>();

        @Override
        public String newVersion(String id, UserDocument user) {
            int hash = Arrays.hashCode(user.json());
            Integer last = before.put(id, hash);
            return hash + "." + (last == null ? 0 : last);
        }
    }
}
