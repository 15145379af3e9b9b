package io.scimserver.testkit.audit;

import static io.scimserver.testkit.audit.AuditEntries.ACME;
import static io.scimserver.testkit.audit.AuditEntries.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.audit.AuditSubject;
import io.scimserver.testkit.support.Steps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that entries are kept, found and erased by exactly what they say, whatever it looks like. */
public interface AuditFactContract extends EmptyAuditStore {

    @TestFactory
    default Stream<DynamicTest> textsOfEntriesStayWhatTheyWere() {
        return Stream.of(
                        " x ",
                        "",
                        "e\u0301 \u00e9 \u212a",
                        "\ud83d\ude00",
                        "<b>&amp;'\"\\%_$",
                        "\ufeff\u2028",
                        "a\r\nb",
                        "null",
                        "\u7814".repeat(500))
                .map(text -> DynamicTest.dynamicTest(Steps.shown(text), () -> {
                    AuditStore store = emptyAuditStore();
                    AuditEntry entry = AuditEntries.ofTexts(text, 1);
                    store.append(List.of(entry));
                    AuditQuery query = AuditQuery.of(ACME, 10);
                    assertThat(store.list(query)).as("as it was added").containsExactly(entry);
                    assertThat(store.list(query.about(text).aboutName(text).where(text)))
                            .as("by these texts")
                            .containsExactly(entry);
                    assertThat(store.list(query.by(text))).as("by this actor").containsExactly(entry);
                }));
    }

    /** Tests ids, names and actions that begin others, or are others without blanks or signs. */
    @TestFactory
    default Stream<DynamicTest> conditionsCompareWholeTexts() {
        return Stream.of(
                        new String[] {"ada", "adam"},
                        new String[] {"ada", "ada "},
                        new String[] {"ada", " ada"},
                        new String[] {"a_a", "a.a"},
                        new String[] {"a_a", "ada"},
                        new String[] {"a%", "ada"},
                        new String[] {"\u00e9", "e"},
                        new String[] {"", "ada"},
                        new String[] {"x".repeat(300) + "1", "x".repeat(300) + "2"},
                        new String[] {"a\u0000b", "a"})
                .map(pair -> DynamicTest.dynamicTest(Steps.shown(pair[0]) + Steps.shown(pair[1]), () -> {
                    AuditStore store = emptyAuditStore();
                    AuditEntry one = AuditEntries.ofTexts(pair[0], 1);
                    AuditEntry other = AuditEntries.ofTexts(pair[1], 2);
                    store.append(List.of(one, other));
                    assertFindsOnly(store, pair[0], one);
                    assertFindsOnly(store, pair[1], other);
                }));
    }

    private static void assertFindsOnly(AuditStore store, String text, AuditEntry entry) {
        AuditQuery query = AuditQuery.of(ACME, 10);
        assertThat(store.list(query.about(text))).as("by the subject's id").containsExactly(entry);
        assertThat(store.list(query.aboutName(text)))
                .as("by the subject's name")
                .containsExactly(entry);
        assertThat(store.list(query.by(text))).as("by the actor").containsExactly(entry);
        assertThat(store.list(query.where(text))).as("by the action").containsExactly(entry);
    }

    @Test
    default void everyChangeIsKept() {
        AuditStore store = emptyAuditStore();
        AuditEntry plain = about("ada", 1);
        AuditEntry entry = new AuditEntry(
                plain.id(),
                plain.event()
                        .withChanges(List.of(
                                new AuditChange("title", Optional.of(""), Optional.of("\"\"")),
                                new AuditChange("title", Optional.empty(), Optional.of(" ")),
                                new AuditChange("", Optional.of("1.50"), Optional.of("1.5")),
                                new AuditChange("title", Optional.of(""), Optional.of("\"\"")))),
                false);
        store.append(List.of(entry));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("number, order and texts of the changes")
                .containsExactly(entry);
    }

    @Test
    default void erasureIsOfEveryEntryAboutThePersonAndOfNoOther() {
        AuditStore store = emptyAuditStore();
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            entries.add(about("ada", i));
        }
        AuditEntry byAda = new AuditEntry(
                about("bob", 200).id(),
                AuditEvent.of(
                        ACME,
                        new AuditActor(AuditActor.Kind.ADMINISTRATOR, "ada", "Ada"),
                        AuditSubject.employee("bob", "ada"),
                        AuditEvent.UPDATED),
                false);
        store.append(entries);
        store.append(List.of(byAda));
        assertThat(store.erase(ACME, "ada")).isEqualTo(150);
        AuditEntry later = about("ada", 300);
        store.append(List.of(later));
        List<AuditEntry> expected =
                new ArrayList<>(entries.stream().map(AuditEntry::erased).toList());
        expected.add(byAda);
        expected.add(later);
        Collections.reverse(expected);
        assertThat(store.list(AuditQuery.of(ACME, 1_000)))
                .as("what she did, whoever has her id as a name, and what came after the erasure, stay as they are")
                .isEqualTo(expected);
        assertThat(store.list(AuditQuery.of(ACME, 1_000).about("ada").aboutName("ADA@x.org")))
                .as("an erased entry is not found by the name that it had")
                .containsExactly(later);
        assertThat(store.erase(ACME, "ada")).as("erased before or not").isEqualTo(151);
    }

    @Test
    default void anEntryThatIsCopiedAfterItsErasureStaysErased() {
        AuditStore store = emptyAuditStore();
        AuditEntry erased = AuditEntries.withEverything(1).erased();
        store.append(List.of(erased));
        assertThat(store.list(AuditQuery.of(ACME, 10))).containsExactly(erased);
        assertThat(store.deleteOlderThan(AuditEntries.timeOf(2)))
                .as("erased entries grow old, too")
                .isEqualTo(1);
    }

    @Test
    default void noEntryOfADeletedTenantIsLeft() {
        AuditStore store = emptyAuditStore();
        store.append(IntStream.range(0, 1_100).mapToObj(i -> about("ada", i)).toList());
        assertThat(store.deleteTenant(ACME)).as("how many there were").isEqualTo(1_100);
        assertThat(store.list(AuditQuery.of(ACME, 10))).isEmpty();
        assertThat(store.deleteTenant(ACME)).as("can be repeated").isZero();
        store.append(List.of(about("ada", 1)));
        assertThat(store.list(AuditQuery.of(ACME, 10)))
                .as("a tenant that starts anew has new entries")
                .containsExactly(about("ada", 1));
    }
}
