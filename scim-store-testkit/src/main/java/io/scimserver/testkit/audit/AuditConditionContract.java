package io.scimserver.testkit.audit;

import static io.scimserver.testkit.audit.AuditEntries.ACME;
import static io.scimserver.testkit.audit.AuditEntries.about;
import static io.scimserver.testkit.audit.AuditEntries.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that every condition of a query holds on every page, beside every other condition. */
public interface AuditConditionContract extends EmptyAuditStore {

    /** Conditions that hold for a part of the entries of these tests. */
    List<UnaryOperator<AuditQuery>> CONDITIONS = List.of(
            query -> query.about("ada"),
            query -> query.about("t-1"),
            query -> query.aboutName("ADA@x.org"),
            query -> query.by("token-1"),
            query -> query.by("grace"),
            query -> query.by(AuditActor.Kind.TOKEN),
            query -> query.by(AuditActor.Kind.ADMINISTRATOR),
            query -> query.where(AuditEvent.UPDATED),
            query -> query.where(AuditEvent.DELETED));

    @Test
    default void everyTwoConditionsOfAQueryHoldOnEveryPage() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 24; i += 4) {
            entries.add(about("ada", i));
            entries.add(AuditEntries.deleted(i % 8 == 0 ? "ada" : "bob", i + 1));
            entries.add(AuditEntries.ofHost(i + 2));
            entries.add(about("bob", i + 3));
        }
        store.append(entries);
        Collections.reverse(entries);
        for (UnaryOperator<AuditQuery> one : CONDITIONS) {
            for (UnaryOperator<AuditQuery> other : CONDITIONS) {
                AuditQuery query = other.apply(one.apply(AuditQuery.of(ACME, 2)));
                assertThat(walk(store, query))
                        .as("both conditions hold on every page: %s", query)
                        .isEqualTo(entries.stream()
                                .filter(entry -> query.matches(entry.event()))
                                .toList());
            }
        }
    }

    @Test
    default void namesCompareFolded() {
        AuditStore store = emptyAuditStore();
        AuditEntry sigma = about("\u039f\u0394\u039f\u03a3", 1);
        AuditEntry sharp = about("Stra\u00dfe", 2);
        store.append(List.of(sigma, sharp));
        AuditQuery updates = AuditQuery.of(ACME, 10).where(AuditEvent.UPDATED);
        assertThat(store.list(updates.aboutName("\u03bf\u03b4\u03bf\u03c3@x.org")))
                .as("as sign-in names do")
                .containsExactly(sigma);
        assertThat(store.list(updates.aboutName("\uff33TRA\u00dfE@X.ORG"))).containsExactly(sharp);
        assertThat(store.list(updates.aboutName("strasse@x.org")))
                .as("another name")
                .isEmpty();
        assertThat(store.list(updates.aboutName("\u03bf\u03b4\u03cc\u03c2@x.org")))
                .as("accents count")
                .isEmpty();
    }

    @Test
    default void erasureIsOfExactlyThisId() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> entries = List.of(about("a_a", 3), about("ada", 2), about("ADA", 1));
        store.append(entries);
        for (String almost : List.of("Ada", "a%", "%", "ada ", "ad", "")) {
            assertThat(store.erase(ACME, almost))
                    .as("'%s' is nobody's id", almost)
                    .isZero();
        }
        assertThat(store.erase(ACME, "a_a")).isEqualTo(1);
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("one person is erased")
                .containsExactly(entries.get(0).erased(), entries.get(1), entries.get(2));
    }

    @Test
    default void ageComparesToTheMillisecond() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> entries =
                IntStream.range(0, 1_010).mapToObj(i -> about("ada", i)).toList();
        store.append(entries);
        assertThat(store.deleteOlderThan(timeOf(0))).as("nothing is older").isZero();
        assertThat(store.deleteOlderThan(timeOf(0).plusMillis(1)))
                .as("older by a millisecond")
                .isEqualTo(1);
        assertThat(store.deleteOlderThan(timeOf(1_009)))
                .as("every older entry, however many there are")
                .isEqualTo(1_008);
        assertThat(store.list(AuditQuery.of(ACME, 10))).containsExactly(entries.get(1_009));
    }

    @Test
    default void largeEntriesAreKeptWhole() {
        AuditStore store = emptyAuditStore();
        String path = "urn:example:params:scim:schemas:extension:" + "x".repeat(300) + ":2.0:User:";
        List<AuditChange> changes = IntStream.range(0, 60)
                .mapToObj(i -> new AuditChange(
                        path + (60 - i),
                        Optional.of("\"" + "\u7814".repeat(4_000) + i + "\""),
                        Optional.of("[" + "1,".repeat(3_000) + i + "]")))
                .toList();
        AuditEntry plain = about("n".repeat(300), 1);
        AuditEntry large = new AuditEntry(plain.id(), plain.event().withChanges(changes), false);
        store.append(List.of());
        store.append(List.of(large));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("changes keep their number, order, paths and values")
                .containsExactly(large);
        assertThat(store.list(AuditQuery.of(ACME, 10).about("n".repeat(300)).aboutName("n".repeat(300) + "@x.org")))
                .as("by a long id and name")
                .containsExactly(large);
    }

    private static List<AuditEntry> walk(AuditStore store, AuditQuery query) {
        List<AuditEntry> walked = new ArrayList<>();
        List<AuditEntry> page = store.list(query);
        for (int pages = 0; !page.isEmpty() && pages < 20; pages++) {
            assertThat(page).as("a page is no longer than asked").hasSizeLessThanOrEqualTo(query.limit());
            walked.addAll(page);
            page = store.list(query.olderThan(page.get(page.size() - 1).id()));
        }
        return walked;
    }
}
