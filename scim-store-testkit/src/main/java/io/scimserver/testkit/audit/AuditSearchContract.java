package io.scimserver.testkit.audit;

import static io.scimserver.testkit.audit.AuditEntries.ACME;
import static io.scimserver.testkit.audit.AuditEntries.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of listing recorded actions: the newest first, page by page. */
public interface AuditSearchContract extends EmptyAuditStore {

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
    default void theNewestComesFirstWhateverTheOrderOfAdding() {
        AuditStore store = emptyAuditStore();
        store.append(List.of(about("ada", 2), about("ada", 3)));
        store.append(List.of(about("ada", 1)));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("in descending order of the ids")
                .containsExactly(about("ada", 3), about("ada", 2), about("ada", 1));
    }

    @Test
    default void entriesOfOneMillisecondComeById() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> all =
                IntStream.range(0, 5).mapToObj(i -> AuditEntries.atOnce(7, i)).toList();
        store.append(List.of(all.get(3), all.get(0), all.get(4), all.get(2), all.get(1)));
        AuditQuery page = AuditQuery.of(ACME, 2);
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("in descending order of the ids, not only of their times")
                .containsExactly(all.get(4), all.get(3), all.get(2), all.get(1), all.get(0));
        assertThat(store.list(page.olderThan(all.get(3).id())))
                .as("the page behind an entry, within its millisecond")
                .containsExactly(all.get(2), all.get(1));
    }

    @Test
    default void namesAndIdsAreNoPatterns() {
        AuditStore store = emptyAuditStore();
        store.append(List.of(about("ada", 1), about("a_a", 2)));
        AuditQuery all = AuditQuery.of(ACME, 10).where(AuditEvent.UPDATED);
        assertThat(store.list(all.aboutName("a_a@x.org"))).as("'_' is a letter").containsExactly(about("a_a", 2));
        assertThat(store.list(all.aboutName("a_a@x.org "))).as("blanks count").isEmpty();
        for (String pattern : List.of("%", ".*", "*", "a.a@x.org", "ada@x_org")) {
            assertThat(store.list(all.aboutName(pattern))).as(pattern).isEmpty();
            assertThat(store.list(all.about(pattern))).as(pattern).isEmpty();
        }
    }
}
