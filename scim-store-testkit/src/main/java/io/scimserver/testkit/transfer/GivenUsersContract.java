package io.scimserver.testkit.transfer;

import static io.scimserver.testkit.transfer.EmptyOpenedStores.transferOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.OpenedStore;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Part of the contract: users who are added as another store had them. */
public interface GivenUsersContract extends EmptyOpenedStores {

    /** Tenant of most tests. */
    Tenant ACME = new Tenant("acme");

    /** Time at which the first of them was created. */
    Instant LONG_AGO = Instant.parse("2019-03-31T01:59:59.987Z");

    /** Returns a user as another store had it, created so many milliseconds after the first. */
    private static StoredUser given(UserFixture user, String version, long millis) {
        Instant created = LONG_AGO.plusMillis(millis);
        return new StoredUser(
                "id-of-" + user, version, created, created.plusSeconds(90).plusMillis(1), user.document());
    }

    @Test
    default void idsVersionsAndTimesOfAddedUsersStay() {
        OpenedStore store = emptyOpenedStore();
        List<StoredUser> users = List.of(
                given(Users.ada(), "7.1", 0),
                given(Users.bob(), "hq2k7x0c1a.0.0", 1),
                given(Users.carl(), "W/\"\u00e9 \ud83d\ude00\"", 1),
                given(Users.dora(), "v".repeat(300), 60_000));
        transferOf(store).addUsers(ACME, users);
        UserStore present = store.users().forTenant(ACME);
        for (StoredUser user : users) {
            Checks.assertUnchanged("addUsers keeps id, version, times and attributes", present, user);
        }
        Steps.create(present, Users.named("zoe"));
        List<String> listed = Steps.userNames(Steps.everybody(present));
        assertThat(listed)
                .as("lists show added users in their order, and those who are created later behind them")
                .containsExactly("ada", "bob", "carl", "dora", "zoe");
    }

    @Test
    default void theOrderOfAddedUsersStaysThoughTheirClockWasSetBack() {
        OpenedStore store = emptyOpenedStore();
        List<StoredUser> users = IntStream.range(0, 2 * StoreTransfer.LARGEST_BATCH)
                .mapToObj(i -> given(Users.named("u%03d".formatted(i)), "1." + i, i % 3 == 0 ? 5_000 : i / 50))
                .toList();
        transferOf(store).addUsers(ACME, users.subList(0, StoreTransfer.LARGEST_BATCH));
        transferOf(store).addUsers(ACME, users.subList(StoreTransfer.LARGEST_BATCH, users.size()));
        List<StoredUser> listed = Steps.everybody(store.users().forTenant(ACME)).users();
        assertThat(listed)
                .as("the order is that of addUsers, and times stay what they were")
                .isEqualTo(users);
    }

    @Test
    default void anAddedUserIsReplacedAtItsVersionAndAtNoOther() {
        OpenedStore store = emptyOpenedStore();
        StoredUser ada = given(Users.ada(), "7.1", 0);
        transferOf(store).addUsers(ACME, List.of(ada));
        UserStore users = store.users().forTenant(ACME);
        for (String other : List.of("7", "7.2", "7.1 ", "1.1", "")) {
            assertThat(users.replace(ada.id(), other, Users.bob().document()))
                    .as("the version '%s' is not the user's", other)
                    .isEmpty();
        }
        StoredUser replaced = Steps.replace(users, ada, Users.ada().with("title", "Dr"));
        assertThat(replaced.created()).as("created stays when the user changes").isEqualTo(ada.created());
        assertThat(replaced.lastModified()).as("the change is now").isAfter(ada.lastModified());
        assertThat(replaced.version()).as("a change gives another version").isNotEqualTo(ada.version());
        Checks.assertUnchanged("a replaced user is found as it was returned", users, replaced);
        StoredUser again = Steps.replace(users, replaced, Users.ada().with("title", "Prof"));
        assertThat(again.created())
                .as("created stays when the user changes again")
                .isEqualTo(ada.created());
    }

    @Test
    default void aVersionThatTheUserHadInAnotherStoreDoesNotComeBack() {
        UserStore source = emptyOpenedStore().users().forTenant(ACME);
        OpenedStore store = emptyOpenedStore();
        StoredUser user = Steps.create(source, Users.ada());
        Set<String> versions = new HashSet<>(Set.of(user.version()));
        for (int i = 0; i < 5; i++) {
            user = Steps.replace(source, user, Users.ada().with("title", "title " + i));
            versions.add(user.version());
        }
        transferOf(store).addUsers(ACME, List.of(user));
        for (int i = 0; i < 10; i++) {
            user = Steps.replace(
                    store.users().forTenant(ACME), user, Users.ada().with("title", "other " + i));
            assertThat(versions.add(user.version()))
                    .as("an ETag from the time before the move matches no later state")
                    .isTrue();
        }
    }

    @Test
    default void addingAgainLeavesUsersAsTheyAre() {
        OpenedStore store = emptyOpenedStore();
        List<StoredUser> users = List.of(given(Users.ada(), "1", 0), given(Users.bob(), "2", 1));
        transferOf(store).addUsers(ACME, users.subList(0, 1));
        transferOf(store).addUsers(ACME, users);
        transferOf(store).addUsers(ACME, users);
        assertThat(Steps.everybody(store.users().forTenant(ACME)).users())
                .as("a call whose outcome is unknown can be repeated")
                .isEqualTo(users);
    }

    @Test
    default void aUserAtAnotherVersionIsNotOverwritten() {
        OpenedStore store = emptyOpenedStore();
        StoredUser ada = given(Users.ada(), "1", 0);
        transferOf(store).addUsers(ACME, List.of(ada));
        assertThatThrownBy(() -> transferOf(store).addUsers(ACME, List.of(given(Users.ada(), "2", 0))))
                .as("somebody else has written to this store")
                .isInstanceOf(DuplicateUser.class);
        Checks.assertUnchanged("a refused user changes nothing", store.users().forTenant(ACME), ada);
    }

    @Test
    default void aNameThatIsTakenIsRefused() {
        OpenedStore store = emptyOpenedStore();
        Steps.create(store.users().forTenant(ACME), Users.named("ADA"));
        assertThatThrownBy(() -> transferOf(store).addUsers(ACME, List.of(given(Users.ada(), "1", 0))))
                .as("no two users have one name, however they came")
                .isInstanceOf(DuplicateUser.class);
    }

    @Test
    default void addedUsersAreFoundAndDeletedLikeAnyOther() throws Exception {
        OpenedStore store = emptyOpenedStore();
        StoredUser ada = given(Users.ada(), "7.1", 0);
        transferOf(store).addUsers(ACME, List.of(ada, given(Users.bob(), "7.2", 0)));
        UserStore users = store.users().forTenant(ACME);
        for (String filter : List.of(
                "userName eq \"ADA\"", "externalId eq \"Ada-1\"", "emails.value sw \"ada@w\"", "title pr", "id pr")) {
            assertThat(Steps.userNames(users.search(Steps.query(Filter.fromString(filter), new Paging.Offset(1, 10)))))
                    .as("added users are in every index: %s", filter)
                    .contains("ada");
        }
        assertThat(users.delete(ada.id(), "7.2")).as("7.2 is not its version").isFalse();
        Steps.delete(users, ada);
        assertThat(users.find(ada.id())).as("a deleted user is gone").isEqualTo(Optional.empty());
        assertThat(Steps.create(users, Users.ada()).id()).as("its name is free").isNotEqualTo(ada.id());
    }

    @Test
    default void addedUsersOfTwoTenantsHaveNothingToDoWithEachOther() {
        OpenedStore store = emptyOpenedStore();
        StoredUser ada = given(Users.ada(), "1", 0);
        StoredUser other = given(Users.ada(), "2", 5);
        transferOf(store).addUsers(ACME, List.of(ada));
        transferOf(store).addUsers(new Tenant("Acme"), List.of(other));
        List<StoredUser> found = new ArrayList<>();
        found.addAll(Steps.everybody(store.users().forTenant(ACME)).users());
        found.addAll(
                Steps.everybody(store.users().forTenant(new Tenant("Acme"))).users());
        assertThat(found).as("ids and names are a tenant's own").containsExactly(ada, other);
    }
}
