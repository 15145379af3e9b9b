package io.scimserver.testkit.resource;

import static io.scimserver.testkit.resource.Gadgets.all;
import static io.scimserver.testkit.resource.Gadgets.create;
import static io.scimserver.testkit.resource.Gadgets.gadget;
import static io.scimserver.testkit.resource.Gadgets.search;
import static io.scimserver.testkit.resource.Gadgets.serialNumbers;
import static io.scimserver.testkit.support.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.Paging;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.RaceGate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link ResourceStore}, tried with resources of {@link Gadgets#SCHEMA}. */
public interface ResourceStoreContract extends ResourcesLikeUsersContract {

    @Test
    default void aResourceComesBackAsItWasStored() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        StoredUser created = create(store, gadget("A-1", "Lamp"));
        assertThat(created.attributes()).isEqualTo(gadget("A-1", "Lamp"));
        assertThat(created.created()).isEqualTo(created.lastModified());
        assertThat(store.find(created.id())).contains(created);
        assertThat(store.find(created.id() + "x")).isEmpty();
    }

    @Test
    default void aWriteAtAnOldVersionChangesNothing() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        StoredUser first = create(store, gadget("A-1", 1));
        StoredUser second =
                store.replace(first.id(), first.version(), gadget("A-1", 2)).orElseThrow();
        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(second.created()).isEqualTo(first.created());
        assertThat(store.replace(first.id(), first.version(), gadget("A-1", 3))).isEmpty();
        assertThat(store.delete(first.id(), first.version())).isFalse();
        assertThat(store.find(first.id())).contains(second);
    }

    @Test
    default void aDeletedResourceIsGoneAndItsIdIsNotGivenAgain() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        StoredUser gone = create(store, gadget("A-1", "Lamp"));
        assertThat(store.delete(gone.id(), gone.version())).isTrue();
        assertThat(store.find(gone.id())).isEmpty();
        assertThat(store.delete(gone.id(), gone.version())).isFalse();
        assertThat(store.replace(gone.id(), gone.version(), gadget("A-1", "Lamp")))
                .isEmpty();
        assertThat(create(store, gadget("A-1", "Lamp")).id()).isNotEqualTo(gone.id());
    }

    @Test
    default void aUniqueValueBelongsToOneResource() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        create(store, gadget("A-1", "Lamp"));
        assertThatThrownBy(() -> create(store, gadget("A-1", "Desk")))
                .isInstanceOfSatisfying(
                        DuplicateUser.class,
                        taken -> assertThat(taken.attribute()).isEqualTo("serialNumber"));
        assertThatThrownBy(() -> create(store, gadget("A-2", "LAMP")))
                .isInstanceOfSatisfying(
                        DuplicateUser.class,
                        taken -> assertThat(taken.attribute()).isEqualTo("label"));
        StoredUser other = create(store, gadget("a-1", "Desk"));
        assertThatThrownBy(() -> store.replace(other.id(), other.version(), gadget("A-1", "Desk")))
                .isInstanceOf(DuplicateUser.class);
        assertThat(store.find(other.id())).as("a refused change").contains(other);
        assertThat(all(store, new Paging.Offset(1, 0)).totalResults()).isEqualTo(2);
    }

    @Test
    default void aUniqueValueIsFreeAgainAfterAChangeAndADeletion() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        StoredUser lamp = create(store, gadget("A-1", "Lamp"));
        StoredUser renamed =
                store.replace(lamp.id(), lamp.version(), gadget("A-2", "lamp")).orElseThrow();
        StoredUser second = create(store, gadget("A-1", "Desk"));
        store.delete(renamed.id(), renamed.version());
        assertThat(store.replace(second.id(), second.version(), gadget("A-2", "Lamp")))
                .isPresent();
    }

    @Test
    default void anEmptyTextIsAValueAndNoValueIsNone() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        create(store, gadget("", "Lamp"));
        assertThatThrownBy(() -> create(store, gadget("", "Desk"))).isInstanceOf(DuplicateUser.class);
        UserDocument nameless = Gadgets.nameless();
        create(store, nameless);
        create(store, nameless);
        assertThat(all(store, new Paging.Offset(1, 0)).totalResults())
                .as("resources without a value are in nobody's way")
                .isEqualTo(3);
    }

    @Test
    default void ofManyWithOneValueOneIsCreated() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        List<Callable<Boolean>> creates = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> isCreated(store, "A-1", "Lamp " + i))
                .toList();
        assertThat(RaceGate.race(creates)).filteredOn(isCreated -> isCreated).hasSize(1);
        assertThat(all(store, new Paging.Offset(1, 0)).totalResults()).isOne();
    }

    private static boolean isCreated(ResourceStore store, String serialNumber, String label) {
        try {
            create(store, gadget(serialNumber, label));
            return true;
        } catch (DuplicateUser taken) {
            return false;
        }
    }

    @Test
    default void aTenantSeesOnlyItsOwn() {
        ResourceStores stores = emptyResourceStores();
        ResourceStore acme = stores.forTenant(new Tenant("acme"));
        ResourceStore globex = stores.forTenant(new Tenant("globex"));
        StoredUser lamp = create(acme, gadget("A-1", "Lamp"));
        assertThat(globex.find(lamp.id())).isEmpty();
        assertThat(globex.delete(lamp.id(), lamp.version())).isFalse();
        assertThat(globex.replace(lamp.id(), lamp.version(), gadget("A-1", "Desk")))
                .isEmpty();
        assertThat(all(globex, new Paging.Offset(1, 10)).totalResults()).isZero();
        create(globex, gadget("A-1", "Lamp"));
        assertThat(serialNumbers(all(stores.forTenant(new Tenant("acme")), new Paging.Offset(1, 10))))
                .containsExactly("A-1");
    }

    @Test
    default void aFilterAppliesBeforeThePageIsCut() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        IntStream.rangeClosed(1, 7).forEach(i -> create(store, gadget("A-" + i, i)));
        Filter heavy = where("weight").gt(3);
        UserPage page = search(store, heavy, new Paging.Offset(2, 2));
        assertThat(page.totalResults()).isEqualTo(4);
        assertThat(serialNumbers(page)).containsExactly("A-5", "A-6");
        assertThat(serialNumbers(search(store, where("serialNumber").eq("a-1"), new Paging.Offset(1, 10))))
                .isEmpty();
        assertThat(serialNumbers(search(store, where("label").eq("LABEL OF a-1"), new Paging.Offset(1, 10))))
                .containsExactly("A-1");
        assertThat(search(store, Filter.not(where("id").pr()), new Paging.Offset(1, 10))
                        .totalResults())
                .isZero();
    }

    @Test
    default void theOrderIsThatOfCreationAndStaysTheSame() {
        ResourceStore store = emptyResourceStores().forTenant(new Tenant("acme"));
        List<StoredUser> created = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> create(store, gadget("A-" + (6 - i), i)))
                .toList();
        StoredUser first = created.get(0);
        store.replace(first.id(), first.version(), gadget("A-9", 9));
        assertThat(serialNumbers(all(store, new Paging.Offset(1, 10))))
                .containsExactly("A-9", "A-4", "A-3", "A-2", "A-1");
        assertThat(serialNumbers(all(store, new Paging.Offset(3, 2)))).containsExactly("A-3", "A-2");
    }
}
