package io.scimserver.testkit;

import static io.scimserver.testkit.AuditEntries.ACME;
import static io.scimserver.testkit.AuditEntries.about;
import static io.scimserver.testkit.AuditEntries.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link AuditStore}: what was done is kept as it was, and goes only by age, erasure or the tenant. */
public interface AuditStoreContract {

    /** A store without entries that nobody else uses, asked for once per test. */
    AuditStore emptyAuditStore();

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
    default void theNewestComesFirstWhateverTheOrderOfAdding() {
        AuditStore store = emptyAuditStore();
        store.append(List.of(about("ada", 2), about("ada", 3)));
        store.append(List.of(about("ada", 1)));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("in descending order of the ids")
                .containsExactly(about("ada", 3), about("ada", 2), about("ada", 1));
    }

    @Test
    default void pagesFollowEachOtherWithoutGapsAndRepetitions() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> all =
                IntStream.rangeClosed(1, 7).mapToObj(i -> about("ada", i)).toList();
        store.append(all);
        List<AuditEntry> walked = new ArrayList<>();
        AuditQuery query = AuditQuery.of(ACME, 3);
        List<AuditEntry> page = store.list(query);
        while (!page.isEmpty()) {
            assertThat(page).as("a page is no longer than asked").hasSizeLessThanOrEqualTo(3);
            walked.addAll(page);
            assertThat(walked).as("a walk comes to its end").hasSizeLessThanOrEqualTo(all.size());
            page = store.list(query.olderThan(page.get(page.size() - 1).id()));
        }
        assertThat(walked.stream().map(AuditEntry::id))
                .as("every entry once, newest first")
                .containsExactlyElementsOf(
                        IntStream.range(0, 7).mapToObj(i -> all.get(6 - i).id()).toList());
    }

    @Test
    default void entriesAreFoundBySubjectAndByActor() {
        AuditStore store = emptyAuditStore();
        AuditEntry ada = about("ada", 1);
        AuditEntry bob = about("bob", 2);
        AuditEntry byHost = AuditEntries.ofHost(3);
        store.append(List.of(ada, bob, byHost));
        AuditQuery all = AuditQuery.of(ACME, 10);
        assertThat(store.list(all.about("bob"))).as("about an employee").containsExactly(bob);
        assertThat(store.list(all.by(AuditActor.Kind.ADMINISTRATOR)))
                .as("by administrators")
                .containsExactly(byHost);
        assertThat(store.list(all.by("token-1"))).as("by a token").containsExactly(bob, ada);
        assertThat(store.list(all.about("ada").by("token-1")))
                .as("both conditions hold")
                .containsExactly(ada);
        assertThat(store.list(all.about("ada").by("grace"))).isEmpty();
        assertThat(store.list(all.about("ADA"))).as("ids compare exactly").isEmpty();
    }

    @Test
    default void entriesAreFoundByActionAndByName() {
        AuditStore store = emptyAuditStore();
        AuditEntry changed = about("ada", 1);
        AuditEntry deleted = AuditEntries.deleted("ada", 2);
        AuditEntry bob = AuditEntries.deleted("bob", 3);
        AuditEntry byHost = AuditEntries.ofHost(4);
        store.append(List.of(changed, deleted, bob, byHost));
        AuditQuery all = AuditQuery.of(ACME, 10);
        assertThat(store.list(all.where(AuditEvent.DELETED))).as("deletions").containsExactly(bob, deleted);
        assertThat(store.list(all.where(AuditEvent.UPDATED))).as("changes").containsExactly(changed);
        assertThat(store.list(all.where("revoked"))).as("a word of the host's").containsExactly(byHost);
        assertThat(store.list(all.where(AuditEvent.DELETED).aboutName("ADA@X.org")))
                .as("names compare without regard to case")
                .containsExactly(deleted);
        assertThat(store.list(all.about("ada").aboutName("ada@x.org"))).containsExactly(deleted, changed);
        assertThat(store.list(all.aboutName("ada@x"))).as("whole names").isEmpty();
        store.erase(ACME, "ada");
        assertThat(store.list(all.where(AuditEvent.DELETED).aboutName("ada@x.org")))
                .as("not by an erased name")
                .isEmpty();
        assertThat(store.list(all.where(AuditEvent.DELETED))).containsExactly(bob, deleted.erased());
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
}
