package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.UserDocument;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
                ofStore(
                        "the version is a hash of the document and the one before",
                        "goingToAndFroGivesANewVersionEachTime",
                        HashesTwo::new));
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
