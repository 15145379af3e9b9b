package io.scimserver.testkit.user;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests that no two users of a tenant have the same userName after {@code Folding.fold}. */
public interface UniquenessContract extends EmptyStore {

    /** Tests pairs that sign in as the same person (RFC 7643 §5, RFC 8265 §3.3). */
    @TestFactory
    default Stream<DynamicTest> namesThatFoldAlikeAreOneName() {
        return Stream.of(
                        List.of("Ada@Example.ORG", "ada@example.org"),
                        List.of("\u00c9mile", "E\u0301mile"), // composed, decomposed
                        List.of("\u00c9mile", "\u00e9mile"),
                        List.of("\uff21\uff44\uff41", "ada"), // fullwidth
                        List.of("\u212aate", "kate"), // Kelvin sign
                        List.of("\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c3"), // capital, small sigma
                        List.of("\u03bf\u03b4\u03bf\u03c2", "\u03bf\u03b4\u03bf\u03c3"), // final, small sigma
                        List.of("\uff76\uff9e", "\u30ac"), // halfwidth katakana with its sound mark
                        List.of("\u3000a", " a"), // wide blank
                        List.of("\uff01a", "!a"), // first and last of the fullwidth characters
                        List.of("\uff5ea", "~a"),
                        List.of("\uff5fa", "\u2985a"), // first and last of the halfwidth ones
                        List.of("\uffeea", "\u25cba"),
                        List.of("\uffa1a", "\u3131a"), // Hangul
                        List.of("\uffdca", "\u3163a"),
                        List.of("\uffe0a", "\u00a2a"), // signs
                        List.of("\u00c0", "\u00e0"),
                        List.of("AZ", "az"),
                        List.of("\ud801\udc00", "\ud801\udc28")) // Deseret, outside the basic plane
                .map(pair -> DynamicTest.dynamicTest(
                        pair.get(0) + " and " + pair.get(1), () -> isOneName(emptyStore(), pair.get(0), pair.get(1))));
    }

    /** Tests pairs that look or sound alike, and are two names. */
    @TestFactory
    default Stream<DynamicTest> namesThatFoldDifferentlyAreTwoNames() {
        return Stream.of(
                        List.of("Stra\u00dfe", "STRASSE"),
                        List.of("\u0131da", "ida"), // dotless i
                        List.of("\u0130da", "ida"), // capital I with dot
                        List.of("\u0430da", "ada"), // Cyrillic a
                        List.of("\ufb01n", "fin"), // ligature
                        List.of("\u00e9mile", "emile"),
                        List.of("ada", "ada "),
                        List.of("ada", " ada"),
                        List.of("ada", "a\u200dda"), // a character that collations ignore
                        List.of("\ud83d\ude00", "\ud83d\ude80"), // characters that old collations do not know
                        List.of("az", "b["), // one hash of 32 bits
                        List.of("a-b", "ab"),
                        List.of("a.b", "axb"),
                        List.of("a*", "ab"),
                        List.of("ada", "ada2"),
                        List.of("007", "7"),
                        List.of("7.0", "7"),
                        List.of("1e3", "1000"),
                        List.of("@[`{", "@{`["), // around the letters of ASCII
                        List.of("\u2fffa", "\u3001a"), // around the wide blank
                        List.of("a.da@x.example", "ada@x.example"), // one mailbox, at some providers
                        List.of("ada+hr@x.example", "ada@x.example"),
                        List.of("ada  l", "ada l"),
                        List.of("ada\tl", "ada l"),
                        List.of("a%20da", "a da"),
                        List.of("&amp;da", "&da"))
                .map(pair -> DynamicTest.dynamicTest(
                        pair.get(0) + " and " + pair.get(1),
                        () -> areTwoNames(emptyStore(), pair.get(0), pair.get(1))));
    }

    /** Tests names that are equal up to the character U+0000, which not every database keeps. */
    @Test
    default void anEmptyNameIsAName() {
        UserStore store = emptyStore();
        create(store, Users.named(""));
        assertThatThrownBy(() -> create(store, Users.named("")))
                .as("the library gives no user an empty name, but two of them would have one name")
                .isInstanceOf(DuplicateUser.class);
    }

    @Test
    default void aNameDoesNotEndAtNul() {
        UserStore store = emptyStore();
        List<String> kept = Stream.of("a\u0000b", "a\u0000c", "a")
                .filter(name -> Steps.isKept(store, Users.named(name)))
                .toList();
        assertThat(userNames(Steps.everybody(store)))
                .as("who is not refused as a value is a user of its own")
                .isEqualTo(kept);
    }

    @Test
    default void aTakenNameIsRefusedAndNothingIsStored() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        assertThatThrownBy(() -> create(store, Users.named("ada").with("title", "other")))
                .as("create with a taken userName is DuplicateUser, so that the client gets 409 uniqueness")
                .isInstanceOf(DuplicateUser.class);
        assertThat(Steps.everybody(store).totalResults())
                .as("a refused create stores nothing")
                .isEqualTo(1);
        Checks.assertUnchanged("a refused create changes nobody", store, ada);
    }

    @Test
    default void aDuplicateNamesTheAttribute() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        assertThatThrownBy(() -> create(store, Users.ada()))
                .isInstanceOfSatisfying(
                        DuplicateUser.class,
                        duplicate -> assertThat(duplicate.attribute())
                                .as("the error tells the administrator which attribute is taken")
                                .isEqualTo("userName"));
    }

    @Test
    default void renamingToATakenNameIsRefusedAndLeavesBothUnchanged() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        StoredUser bob = create(store, Users.bob());
        assertThatThrownBy(() -> store.replace(
                        bob.id(), bob.version(), Users.bob().renamed("ADA").document()))
                .as("replace checks uniqueness as create does")
                .isInstanceOf(DuplicateUser.class);
        Checks.assertUnchanged("a refused rename leaves the user as it was", store, bob);
        Checks.assertUnchanged("a refused rename leaves the owner of the name as it was", store, ada);
    }

    @Test
    default void aUserMayChangeTheCaseOfItsOwnName() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        Steps.replace(store, ada, Users.ada().renamed("ADA"));
        assertThat(userNames(Steps.search(this, store, where("userName").eq("ada"))))
                .as("a user is no duplicate of itself, and its name is kept as it was written")
                .containsExactly("ADA");
    }

    @Test
    default void aNameIsFreeOnceItsUserIsRenamed() {
        UserStore store = emptyStore();
        Steps.replace(store, create(store, Users.ada()), Users.ada().renamed("augusta"));
        create(store, Users.named("ada"));
        assertThat(userNames(Steps.everybody(store)))
                .as("the old name of a renamed user can be used")
                .containsExactlyInAnyOrder("augusta", "ada");
    }

    @Test
    default void theNewNameOfARenamedUserIsTaken() {
        UserStore store = emptyStore();
        Steps.replace(store, create(store, Users.ada()), Users.ada().renamed("augusta"));
        assertThatThrownBy(() -> create(store, Users.named("Augusta")))
                .as("uniqueness holds for names that came by replace")
                .isInstanceOf(DuplicateUser.class);
    }

    @Test
    default void aRefusedRenameDoesNotReserveTheOldNameTwice() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        StoredUser bob = create(store, Users.bob());
        assertThatThrownBy(() -> store.replace(
                        bob.id(), bob.version(), Users.bob().renamed("ada").document()))
                .isInstanceOf(DuplicateUser.class);
        Steps.delete(store, ada);
        Steps.replace(store, bob, Users.bob().renamed("ada"));
        assertThat(userNames(Steps.everybody(store)))
                .as("a rename that was refused works once the name is free")
                .containsExactly("ada");
    }

    @Test
    default void otherAttributesNeedNotBeUnique() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        create(store, Users.ada().renamed("twin"));
        assertThat(userNames(Steps.search(this, store, where("externalId").eq("Ada-1"))))
                .as("externalId and e-mail addresses may be shared; only userName is unique")
                .containsExactly("ada", "twin");
    }

    /**
     * Tests folding with another locale. A server in Turkey lower-cases {@code I} to a dotless one, unless it is told
     * not to.
     */
    @Test
    @ResourceLock(Resources.LOCALE)
    default void foldingDoesNotDependOnTheServersLocale() {
        UserStore store = emptyStore();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            create(store, Users.named("TITLE"));
            assertThatThrownBy(() -> create(store, Users.named("title")))
                    .as("TITLE and title are one name wherever the server stands")
                    .isInstanceOf(DuplicateUser.class);
            assertThat(userNames(Steps.search(this, store, where("userName").eq("title"))))
                    .as("TITLE is found as title wherever the server stands")
                    .containsExactly("TITLE");
        } finally {
            Locale.setDefault(before);
        }
    }

    private void isOneName(UserStore store, String one, String other) {
        create(store, Users.named(one));
        assertThatThrownBy(() -> create(store, Users.named(other)))
                .as("%s and %s fold to the same name, so the second is a duplicate", one, other)
                .isInstanceOf(DuplicateUser.class);
        assertThat(userNames(Steps.search(this, store, where("userName").eq(other))))
                .as("userName eq folds as uniqueness does, and gives the spelling that was stored")
                .containsExactly(one);
    }

    private void areTwoNames(UserStore store, String one, String other) {
        create(store, Users.named(one));
        create(store, Users.named(other));
        for (String name : List.of(one, other)) {
            assertThat(userNames(Steps.search(this, store, where("userName").eq(name))))
                    .as("userName eq tells %s from %s, as uniqueness does", one, other)
                    .containsExactly(name);
        }
    }
}
