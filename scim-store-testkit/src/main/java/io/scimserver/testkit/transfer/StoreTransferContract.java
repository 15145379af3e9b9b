package io.scimserver.testkit.transfer;

import static io.scimserver.testkit.transfer.EmptyOpenedStores.transferOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.OpenedStore;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import io.scimserver.transfer.EntryKind;
import io.scimserver.transfer.Progress;
import io.scimserver.transfer.StoreCopy;
import io.scimserver.transfer.StoreReader;
import io.scimserver.transfer.Summary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.scimserver.store.StoreTransfer}: a copy of a store is the same, and goes on like it. */
public interface StoreTransferContract extends GivenUsersContract, GivenGroupsContract {

    private static Summary copy(OpenedStore from, OpenedStore to, boolean isResumed) {
        return new StoreCopy(new StoreReader(from), to).run(isResumed, Progress.UNSEEN, Progress.UNSEEN);
    }

    @Test
    default void everyTenantIsListedOfWhichAnythingIsStored() {
        OpenedStore store = emptyOpenedStore();
        assertThat(transferOf(store).tenants()).as("nothing is stored yet").isEmpty();
        Tenant created = new Tenant("created");
        Steps.create(store.users().forTenant(created), Users.ada());
        transferOf(store).addUsers(ACME, List.of());
        List<Tenant> wanted = new ArrayList<>(WholeStore.add(store));
        store.groups().ifPresent(kept -> wanted.add(WholeStore.addGroups(store)));
        assertThat(transferOf(store).tenants())
                .as(
                        "tenants with a user, a group, a token, an entry of the history or of the activity log, by their ids")
                .containsAll(wanted)
                .contains(created)
                .isSortedAccordingTo((one, other) -> one.id().compareTo(other.id()));
    }

    @Test
    default void everySettingIsListed() {
        OpenedStore store = emptyOpenedStore();
        Map<String, String> settings =
                Map.of("one", "", "Two \u00e9", "{\"a\":\"\ud83d\ude00\"}", "o" + "n".repeat(300), "3");
        settings.forEach(store.settings().orElseThrow()::putIfAbsent);
        assertThat(transferOf(store).settings()).as("keys and values").isEqualTo(settings);
    }

    @Test
    default void aCopyIntoThisStoreHasEverything() {
        OpenedStore source = OpenedStore.inMemory(Clock.systemUTC());
        OpenedStore store = emptyOpenedStore();
        WholeStore.add(source);
        store.groups().ifPresent(kept -> WholeStore.addGroups(source));
        Summary copied = copy(source, store, false);
        for (EntryKind kind : new StoreReader(store).kinds()) {
            assertThat(copied.part(kind).count()).as("entries of %s", kind).isPositive();
        }
        assertThat(copy(source, store, true))
                .as("a copy can be repeated, which changes nothing")
                .isEqualTo(copied);
    }

    @Test
    default void aCopyOutOfThisStoreHasEverything() {
        OpenedStore store = emptyOpenedStore();
        WholeStore.add(store);
        store.groups().ifPresent(kept -> WholeStore.addGroups(store));
        StoredUser changed =
                Steps.everybody(store.users().forTenant(ACME)).users().get(0);
        Steps.replace(store.users().forTenant(ACME), changed, Users.ada().with("title", "Dr"));
        OpenedStore target = OpenedStore.inMemory(Clock.systemUTC());
        Summary copied = copy(store, target, false);
        for (EntryKind kind : new StoreReader(store).kinds()) {
            assertThat(copied.part(kind).count()).as("entries of %s", kind).isPositive();
        }
        assertThat(Steps.everybody(target.users().forTenant(ACME)).users())
                .as("users are the same, in the same order")
                .isEqualTo(Steps.everybody(store.users().forTenant(ACME)).users());
    }
}
