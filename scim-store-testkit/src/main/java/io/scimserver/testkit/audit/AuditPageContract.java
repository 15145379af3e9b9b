package io.scimserver.testkit.audit;

import static io.scimserver.testkit.audit.AuditEntries.ACME;
import static io.scimserver.testkit.audit.AuditEntries.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.tenant.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that pages hold for every condition, go on behind any id, and may be as large as a query says. */
public interface AuditPageContract extends EmptyAuditStore {

    @Test
    default void aPageOfAConditionIsFullAndGoesOn() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> bob = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            AuditEntry entry = i % 4 == 0 ? about("bob", i) : about("ada", i);
            store.append(List.of(entry));
            if (i % 4 == 0) {
                bob.add(0, entry);
            }
        }
        AuditQuery query = AuditQuery.of(ACME, 2).about("bob");
        assertThat(store.list(query)).as("conditions come before the limit").isEqualTo(bob.subList(0, 2));
        assertThat(store.list(query.olderThan(bob.get(1).id())))
                .as("the page behind it, of the same condition")
                .isEqualTo(bob.subList(2, 4));
        assertThat(store.list(query.olderThan(bob.get(3).id()))).as("the rest").isEqualTo(bob.subList(4, 5));
        assertThat(store.list(query.olderThan(about("x", 7).id())))
                .as("behind an entry that the condition does not match")
                .isEqualTo(bob.subList(4, 5));
    }

    @Test
    default void aPageGoesOnBehindAnEntryThatIsGone() {
        AuditStore store = emptyAuditStore();
        store.append(List.of(about("ada", 1), about("ada", 2), about("ada", 4)));
        assertThat(store.list(AuditQuery.of(ACME, 10).olderThan(about("ada", 3).id())))
                .as("an id is a place, whether there is such an entry or not")
                .containsExactly(about("ada", 2), about("ada", 1));
        AuditEntry other = AuditEntries.of(new Tenant("globex"), 5);
        store.append(List.of(other));
        assertThat(store.list(AuditQuery.of(ACME, 10).olderThan(other.id())))
                .as("another tenant's entry is a place, too")
                .containsExactly(about("ada", 4), about("ada", 2), about("ada", 1));
    }

    @Test
    default void actorsActionsAndIdsHeedCase() {
        AuditStore store = emptyAuditStore();
        AuditEntry deleted = AuditEntries.deleted("ada", 1);
        store.append(List.of(deleted));
        AuditQuery all = AuditQuery.of(ACME, 10);
        assertThat(store.list(all.where(AuditEvent.DELETED).by("token-1").about("ada")))
                .containsExactly(deleted);
        assertThat(store.list(all.by("TOKEN-1")))
                .as("ids of actors compare exactly")
                .isEmpty();
        assertThat(store.list(all.about("Ada")))
                .as("ids of subjects compare exactly")
                .isEmpty();
        assertThat(store.list(all.where(swapped(AuditEvent.DELETED))))
                .as("actions compare exactly")
                .isEmpty();
    }

    @Test
    default void aPageMayHoldAThousandEntries() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> all = new ArrayList<>(
                IntStream.rangeClosed(1, 1_010).mapToObj(i -> about("ada", i)).toList());
        store.append(all);
        Collections.reverse(all);
        assertThat(store.list(AuditQuery.of(ACME, 1_000)))
                .as("a page is cut by its limit")
                .isEqualTo(all.subList(0, 1_000));
        assertThat(store.erase(ACME, "ada")).as("erasure reaches every entry").isEqualTo(1_010);
        assertThat(store.deleteTenant(ACME)).as("every entry is deleted").isEqualTo(1_010);
    }

    private static String swapped(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return upper.equals(word) ? word.toLowerCase(Locale.ROOT) : upper;
    }
}
