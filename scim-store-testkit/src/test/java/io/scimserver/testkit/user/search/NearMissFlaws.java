package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Mistakes in how ids and versions are compared: the database's idea of equal. */
public final class NearMissFlaws {

    private NearMissFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ids(
                        "blanks at the end of an id do not count",
                        (known, asked) -> known.stripTrailing().equals(asked.stripTrailing())),
                ids("an id is a pattern for LIKE", NearMissFlaws::isLike),
                ids(
                        "an id ends at NUL",
                        (known, asked) ->
                                known.equals(asked.contains("\0") ? asked.substring(0, asked.indexOf('\0')) : asked)),
                ids(
                        "invisible characters of an id do not count",
                        (known, asked) -> known.equals(asked.replace("\u200d", ""))),
                ofStore(
                        "replace and delete compare ids without case",
                        "whatIsAlmostAnIdReachesNobody",
                        () -> new PlainStore() {
                            @Override
                            public synchronized boolean delete(String id, String expectedVersion) {
                                return super.delete(inAnyCase(id), expectedVersion);
                            }

                            @Override
                            public synchronized Optional<StoredUser> replace(
                                    String id, String expectedVersion, UserDocument user) {
                                return super.replace(inAnyCase(id), expectedVersion, user);
                            }

                            private String inAnyCase(String id) {
                                return users.keySet().stream()
                                        .filter(known -> known.equalsIgnoreCase(id))
                                        .findFirst()
                                        .orElse(id);
                            }
                        }),
                partsOfVersions(),
                versions("versions are numbers", (is, expected) -> isNumber(is, expected)),
                versions("a version may have quotes", (is, expected) -> is.equals(expected.replace("\"", ""))),
                versions("a version is compared as far as it goes", (is, expected) -> expected.startsWith(is)),
                versions("blanks around a version do not count", (is, expected) -> is.equals(expected.strip())));
    }

    private static Flaw ids(String name, BiPredicate<String, String> areEqual) {
        return ofStore(name, "whatIsAlmostAnIdReachesNobody", () -> new PlainStore() {
            @Override
            public synchronized Optional<StoredUser> find(String id) {
                return users.keySet().stream()
                        .filter(known -> areEqual.test(known, id))
                        .findFirst()
                        .flatMap(super::find);
            }
        });
    }

    private static Flaw partsOfVersions() {
        return versions(
                "the beginning of a version is enough",
                "noPartOfAVersionIsTheVersion",
                (is, expected) -> !expected.isEmpty() && is.startsWith(expected));
    }

    private static Flaw versions(String name, BiPredicate<String, String> areEqual) {
        return versions(name, "whatIsAlmostAVersionChangesNothing", areEqual);
    }

    private static Flaw versions(String name, String caughtBy, BiPredicate<String, String> areEqual) {
        return ofStore(name, caughtBy, () -> new PlainStore() {

            private int last;

            @Override
            public String newVersion(String id, UserDocument user) {
                last++;
                return String.valueOf(last);
            }

            @Override
            public boolean mayReplace(StoredUser user, String expectedVersion) {
                return areEqual.test(user.version(), expectedVersion);
            }
        });
    }

    private static boolean isLike(String text, String pattern) {
        String regex = Pattern.quote(pattern).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    private static boolean isNumber(String is, String expected) {
        try {
            return new BigDecimal(is).compareTo(new BigDecimal(expected)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
