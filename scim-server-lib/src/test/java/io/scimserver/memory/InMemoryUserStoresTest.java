package io.scimserver.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.Filters;
import io.scimserver.store.search.TestUsers;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryUserStoresTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-05-31T08:30:00.123456Z"));
    private final InstantSource time = now::get;
    private final InMemoryUserStores stores = new InMemoryUserStores(time.withZone(ZoneOffset.UTC));
    private final UserStore store = stores.forTenant(new Tenant("a"));

    @Test
    void aCreatedUserIsFoundAsItWasGiven() {
        UserDocument document = TestUsers.document("{'userName':'Ada','title':'Countess'}");
        StoredUser created = store.create("1", document);
        assertThat(created.attributes()).isEqualTo(document);
        assertThat(created.id()).isEqualTo("1");
        assertThat(created.created())
                .isEqualTo(created.lastModified())
                .isEqualTo(Instant.parse("2024-05-31T08:30:00.123Z"));
        assertThat(store.find("1")).contains(created);
        assertThat(store.find("2")).isEmpty();
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        store.create("1", TestUsers.named("ada"));
        UserStore other = stores.forTenant(new Tenant("b"));
        assertThat(other.find("1")).isEmpty();
        assertThat(other.search(all(1, 10)).totalResults()).isZero();
        assertThat(other.create("1", TestUsers.named("ada")).id()).isEqualTo("1");
        assertThat(stores.forTenant(new Tenant("a")).find("1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ÉVA", "éva", "E\u0301va", "ｅ\u0301ＶＡ"})
    void noTwoUsersHaveTheSameFoldedUserName(String userName) {
        store.create("1", TestUsers.named("Éva"));
        StoredUser second = store.create("2", TestUsers.named("Eve"));
        assertThatExceptionOfType(DuplicateUser.class)
                .isThrownBy(() -> store.create("3", TestUsers.named(userName)))
                .satisfies(e -> assertThat(e.attribute()).isEqualTo("userName"));
        assertThatExceptionOfType(DuplicateUser.class)
                .isThrownBy(() -> store.replace("2", second.version(), TestUsers.named(userName)));
        assertThat(store.find("2")).contains(second);
        assertThat(store.find("3")).isEmpty();
    }

    @Test
    void aUserMayChangeTheCaseOfItsOwnUserName() {
        StoredUser user = store.create("1", TestUsers.named("ada"));
        assertThat(store.replace("1", user.version(), TestUsers.named("ADA")))
                .map(TestUsers::userName)
                .contains("ADA");
    }

    @Test
    void aUserNameIsFreeAfterItsUserWasRenamedOrDeleted() {
        StoredUser renamed = store.create("1", TestUsers.named("ada"));
        store.replace("1", renamed.version(), TestUsers.named("countess"));
        StoredUser second = store.create("2", TestUsers.named("ada"));
        store.delete("2", second.version());
        assertThat(store.create("3", TestUsers.named("ada")).id()).isEqualTo("3");
    }

    @Test
    void aWriteAtAnotherVersionChangesNothing() {
        StoredUser first = store.create("1", TestUsers.named("ada"));
        StoredUser second =
                store.replace("1", first.version(), TestUsers.named("ada")).orElseThrow();
        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(store.replace("1", first.version(), TestUsers.named("bob"))).isEmpty();
        assertThat(store.delete("1", first.version())).isFalse();
        assertThat(store.replace("2", second.version(), TestUsers.named("bob"))).isEmpty();
        assertThat(store.delete("2", second.version())).isFalse();
        assertThat(store.find("1")).contains(second);
        assertThat(store.delete("1", second.version())).isTrue();
        assertThat(store.find("1")).isEmpty();
        assertThat(store.delete("1", second.version())).isFalse();
    }

    @Test
    void timeNeverGoesBack() {
        StoredUser first = store.create("1", TestUsers.named("ada"));
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(1)));
        StoredUser second =
                store.replace("1", first.version(), TestUsers.named("ada")).orElseThrow();
        now.updateAndGet(instant -> instant.minus(Duration.ofHours(2)));
        StoredUser third =
                store.replace("1", second.version(), TestUsers.named("ada")).orElseThrow();
        assertThat(second.lastModified()).isEqualTo(first.lastModified().plus(Duration.ofHours(1)));
        assertThat(third.lastModified()).isEqualTo(second.lastModified());
        assertThat(third.created()).isEqualTo(first.created());
    }

    @Test
    void anIdIsGivenOnceOnly() {
        StoredUser first = store.create("1", TestUsers.named("ada"));
        String taken = store.create("1", TestUsers.named("bob")).id();
        store.delete("1", first.version());
        String deleted = store.create("1", TestUsers.named("carol")).id();
        assertThat(List.of(taken, deleted)).doesNotContain("1").doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userName eq "BOB" | bob
            id eq "id2" | bob
            id eq "ID2" |
            externalId eq "x" | ada,bob
            externalId eq "X" |
            externalId eq "x" and title eq "t" | bob
            title eq "t" and userName eq "bob" and active pr | bob
            title eq "t" and userName eq "ada" |
            userName eq "ada" or userName eq "bob" | ada,bob
            not (userName eq "ada") | bob,carol
            userName eq "ada" and userName eq "bob" |
            title eq "T" | bob,carol
            """)
    void searchesWithAndWithoutAnIndex(String filter, String names) {
        store.create("id1", TestUsers.document("{'userName':'ada','externalId':'x'}"));
        store.create("id2", TestUsers.document("{'userName':'bob','externalId':'x','title':'t','active':true}"));
        store.create("id3", TestUsers.document("{'userName':'carol','title':'t'}"));
        assertThat(names(search(filter))).isEqualTo(names == null ? "" : names);
    }

    @Test
    void whatAUserIsFoundByFollowsItsChanges() {
        StoredUser first = store.create("1", TestUsers.document("{'userName':'ada','externalId':'x'}"));
        StoredUser second = store.create("2", TestUsers.document("{'userName':'bob','externalId':'y'}"));
        store.replace("1", first.version(), TestUsers.document("{'userName':'countess','externalId':'y'}"));
        assertThat(names(search("userName eq \"ada\""))).isEmpty();
        assertThat(names(search("externalId eq \"x\""))).isEmpty();
        assertThat(names(search("userName eq \"Countess\""))).isEqualTo("countess");
        assertThat(names(search("externalId eq \"y\""))).isEqualTo("countess,bob");
        store.delete("2", second.version());
        assertThat(names(search("externalId eq \"y\""))).isEqualTo("countess");
    }

    @Test
    void pagesCoverAllUsersInCreationOrder() {
        create(1_500);
        List<String> met = new ArrayList<>();
        for (int start = 1; start <= 1_500; start += 100) {
            UserPage page = store.search(all(start, 100));
            assertThat(page.totalResults()).isEqualTo(1_500);
            page.users().forEach(user -> met.add(user.id()));
        }
        assertThat(met)
                .hasSize(1_500)
                .doesNotHaveDuplicates()
                .startsWith("1", "2", "3")
                .endsWith("1499", "1500");
        assertThat(store.search(all(1_501, 100)).users()).isEmpty();
        assertThat(store.search(all(Integer.MAX_VALUE, Integer.MAX_VALUE)).users())
                .isEmpty();
        assertThat(store.search(all(1, 0))).isEqualTo(new UserPage(List.of(), 1_500, Optional.empty()));
    }

    @Test
    void aWalkSkipsNobodyWhileUsersComeAndGo() {
        create(1_200);
        List<String> met = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            UserPage page = store.search(query(Optional.empty(), new Paging.Cursor(position, 100)));
            page.users().forEach(user -> met.add(user.id()));
            page.users().forEach(user -> store.delete(user.id(), user.version()));
            store.create("new" + met.size(), TestUsers.named("new" + met.size()));
            position = page.nextPosition();
        } while (position.isPresent());
        assertThat(met).doesNotHaveDuplicates();
        assertThat(met.stream().filter(id -> !id.startsWith("new"))).hasSize(1_200);
    }

    @Test
    void aFilteredWalkEnds() {
        create(25);
        UserQuery first = query(Optional.of("userName co \"1\""), new Paging.Cursor(Optional.empty(), 10));
        UserPage page = store.search(first);
        UserPage last =
                store.search(query(Optional.of("userName co \"1\""), new Paging.Cursor(page.nextPosition(), 10)));
        assertThat(page.totalResults()).isEqualTo(last.totalResults()).isEqualTo(12);
        assertThat(last.users()).hasSize(2);
        assertThat(last.nextPosition()).isEmpty();
    }

    @Test
    void theStoreSortsAndHasCursors() {
        assertThat(store.features()).containsExactlyInAnyOrder(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    private void create(int count) {
        for (int i = 1; i <= count; i++) {
            store.create(String.valueOf(i), TestUsers.named("user" + i));
        }
    }

    private UserPage search(String filter) {
        return store.search(query(Optional.of(filter), new Paging.Offset(1, 100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails.value eq \"$\"",
                "emails[type eq \"work\" and value eq \"$\"]",
                "active eq true and emails.value eq \"$\"",
                "urn:example:params:scim:schemas:extension:acme:2.0:User:Business Unit eq \"$\"",
                "urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 7 and nickName eq \"$\""
            })
    void whatIsSoughtAgainIsFoundAmongUsersCreatedChangedAndDeletedSince(String filter) {
        store.create("1", withValue("ada", "one"));
        assertThat(found(filter, "ONE")).isEqualTo("ada");

        StoredUser bob = store.create("2", withValue("bob", "two"));
        assertThat(found(filter, "two")).isEqualTo("bob");

        StoredUser changed =
                store.replace("2", bob.version(), withValue("bob", "three")).orElseThrow();
        assertThat(found(filter, "two")).isEmpty();
        assertThat(found(filter, "three")).isEqualTo("bob");

        store.delete("2", changed.version());
        assertThat(found(filter, "three")).isEmpty();
        assertThat(found(filter, "one")).isEqualTo("ada");
    }

    @Test
    void anAttributeIsSoughtHoweverManyOthersWereSoughtBefore() {
        store.create("1", withValue("ada", "one"));
        for (String attribute :
                List.of("title", "nickName", "displayName", "userType", "locale", "timezone", "profileUrl")) {
            found(attribute + " eq \"x\"", "");
            found("name.formatted eq \"x\" or " + attribute + " eq \"x\"", "");
        }
        for (String part : List.of("value", "type", "display")) {
            for (String attribute : List.of("phoneNumbers", "ims", "photos", "entitlements", "roles")) {
                found(attribute + "." + part + " eq \"x\"", "");
            }
        }
        assertThat(found("emails.value eq \"$\"", "one")).isEqualTo("ada");
    }

    private String found(String filter, String value) {
        return names(store.search(query(Optional.of(filter.replace("$", value)), new Paging.Offset(1, 10))));
    }

    private static UserDocument withValue(String userName, String value) {
        return TestUsers.document("""
                {'userName':'%1$s','active':true,'nickName':'%2$s',
                 'emails':[{'type':'home','value':'home@x'},{'type':'work','value':'%2$s'}],
                 'urn:example:params:scim:schemas:extension:acme:2.0:User':{'Business Unit':'%2$s','level':7}}""".formatted(userName, value));
    }

    private static UserQuery all(int startIndex, int count) {
        return query(Optional.empty(), new Paging.Offset(startIndex, count));
    }

    private static UserQuery query(Optional<String> filter, Paging paging) {
        return new UserQuery(filter.map(Filters::parse), Optional.empty(), paging, Filters.TYPES);
    }

    private static String names(UserPage page) {
        return String.join(",", page.users().stream().map(TestUsers::userName).toList());
    }
}
