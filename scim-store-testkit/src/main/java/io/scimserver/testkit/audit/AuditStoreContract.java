package io.scimserver.testkit.audit;

import static io.scimserver.testkit.audit.AuditEntries.ACME;
import static io.scimserver.testkit.audit.AuditEntries.about;
import static io.scimserver.testkit.audit.AuditEntries.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.RaceGate;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Tenants;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link AuditStore}: an entry is kept as it was, and goes only by age, erasure or the tenant. */
public interface AuditStoreContract
        extends AuditSearchContract, AuditPageContract, AuditConditionContract, AuditFactContract {

    @Test
    default void anEntryIsKeptAsItWas() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> entries = List.of(about("ada", 1), AuditEntries.withEverything(2), AuditEntries.ofHost(3));
        store.append(entries);
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("entries come back as they were added")
                .containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    default void anEntryThatIsAddedAgainIsThereOnce() {
        AuditStore store = emptyAuditStore();
        store.append(List.of(about("ada", 1)));
        store.append(List.of(about("ada", 1)));
        store.append(List.of(about("ada", 1), about("ada", 2)));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("a call whose outcome was unknown can be repeated")
                .containsExactly(about("ada", 2), about("ada", 1));
    }

    @Test
    default void whatIsOldIsDeletedAndNothingElse() {
        AuditStore store = emptyAuditStore();
        Tenant other = new Tenant("globex");
        store.append(List.of(about("ada", 1), about("ada", 2), about("ada", 3)));
        store.append(List.of(AuditEntries.of(other, 0)));
        assertThat(store.deleteOlderThan(timeOf(2))).as("of all tenants").isEqualTo(2);
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("what is exactly as old stays")
                .containsExactly(about("ada", 3), about("ada", 2));
        assertThat(store.list(AuditQuery.of(other, 10))).isEmpty();
    }

    @Test
    default void erasureTakesValuesAndNamesOfOnePersonAndKeepsTheFacts() {
        AuditStore store = emptyAuditStore();
        AuditEntry ada = AuditEntries.withEverything(1);
        AuditEntry bob = about("bob", 2);
        AuditEntry namesake = AuditEntries.of(new Tenant("globex"), 3);
        AuditEntry other = AuditEntries.ofHost(4);
        store.append(List.of(ada, bob, namesake, other));
        assertThat(store.erase(ACME, "ada")).as("entries about the person").isEqualTo(1);
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("the entry stays, without values; others are as they were")
                .containsExactly(other, bob, ada.erased());
        assertThat(store.list(AuditQuery.of(ACME, 10).about("ada")))
                .as("it is still found")
                .containsExactly(ada.erased());
        assertThat(store.list(AuditQuery.of(new Tenant("globex"), 10)))
                .as("another tenant's")
                .containsExactly(namesake);
        assertThat(store.erase(ACME, "ada")).as("can be repeated").isEqualTo(1);
    }

    @Test
    default void aTenantSeesItsOwnEntriesAndIsDeletedByItself() {
        AuditStore store = emptyAuditStore();
        AuditEntry other = AuditEntries.of(new Tenant("globex"), 2);
        store.append(List.of(about("ada", 1), other));
        assertThat(store.list(AuditQuery.of(ACME, 10))).as("its own").containsExactly(about("ada", 1));
        assertThat(store.list(AuditQuery.of(new Tenant("ACME"), 10))).isEmpty();
        assertThat(store.deleteTenant(ACME)).isEqualTo(1);
        assertThat(store.list(AuditQuery.of(ACME, 10))).isEmpty();
        assertThat(store.list(AuditQuery.of(new Tenant("globex"), 10)))
                .as("the others' stay")
                .containsExactly(other);
    }

    @Test
    default void nothingIsLostWhenManyAddAtOnce() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> entries =
                IntStream.rangeClosed(1, 32).mapToObj(i -> about("ada", i)).toList();
        RaceGate.race(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    store.append(entries.subList(i * 4, i * 4 + 4));
                    return true;
                })
                .toList());
        assertThat(store.list(AuditQuery.of(ACME, 100)))
                .as("all that was acknowledged is there")
                .containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    default void anErasedEntryDoesNotComeBackWithARepeatedCall() {
        AuditStore store = emptyAuditStore();
        AuditEntry ada = AuditEntries.withEverything(1);
        store.append(List.of(ada, ada));
        store.erase(ACME, "ada");
        store.append(List.of(ada));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("an entry whose id is there already is left as it is")
                .containsExactly(ada.erased());
    }

    @Test
    default void erasureIsOfEmployeesOnly() {
        AuditStore store = emptyAuditStore();
        AuditEntry token = AuditEntries.ofThing("ada", 2);
        store.append(List.of(about("ada", 1), token));
        assertThat(store.erase(ACME, "ada")).as("entries about the person").isEqualTo(1);
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("a thing of the host's that has the same id is no person")
                .containsExactly(token, about("ada", 1).erased());
    }

    @Test
    default void tenantsWithSimilarIdsHaveTheirOwnEntries() {
        AuditStore store = emptyAuditStore();
        for (int i = 0; i < Tenants.SIMILAR_IDS.size(); i++) {
            store.append(List.of(AuditEntries.of(new Tenant(Tenants.SIMILAR_IDS.get(i)), i)));
        }
        for (String id : Tenants.SIMILAR_IDS) {
            assertThat(store.list(AuditQuery.of(new Tenant(id), 10)))
                    .as("entries of %s", Steps.shown(id))
                    .hasSize(1);
        }
        for (String id : Tenants.PATTERNS) {
            assertThat(store.deleteTenant(new Tenant(id)))
                    .as("the one entry of '%s': those of similar tenants stay", id)
                    .isEqualTo(1);
        }
    }
}
