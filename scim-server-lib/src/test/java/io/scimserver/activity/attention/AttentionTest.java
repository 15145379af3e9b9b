package io.scimserver.activity.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.activity.log.PersonalData;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.store.SettingsStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests of the list as it follows from recorded requests: it is bounded, shared, and keeps no more than the log. */
class AttentionTest {

    private static final Tenant TENANT = new Tenant("acme");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String TAKEN = "{\"scimType\":\"uniqueness\",\"detail\":\"Another user has the name 'ada'.\"}";

    private final SettingsStore settings = new InMemorySettingsStore();

    private Attention attention(Clock clock) {
        return Attention.start(settings, new InMemoryUserStores(clock), clock);
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    /** Records a request with a log of its own, as a server does that is started and stopped. */
    private void record(ActivityOperation operation, int status, String id, String body) throws Exception {
        record(PersonalData.ALL, operation, Outcome.of(status), id, body);
    }

    private void record(PersonalData kept, ActivityOperation operation, Outcome outcome, String id, String body)
            throws Exception {
        ActivitySettings all = ActivitySettings.DEFAULT.withPersonalData(kept);
        try (Attention attention = attention(at(NOW));
                ActivityLog log = ActivityLog.start(new InMemoryActivityStore(), all, at(NOW))) {
            log.observe(attention::recorded);
            log.record(
                    entry(operation, outcome, id),
                    body.getBytes(StandardCharsets.UTF_8),
                    (outcome.status() < 400 ? "{\"id\":\"" + id + "\"}" : TAKEN).getBytes(StandardCharsets.UTF_8));
            assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
        }
    }

    private static ActivityEntry entry(ActivityOperation operation, Outcome outcome, String id) {
        return new ActivityEntry(
                UUID.randomUUID().toString(),
                Optional.of(TENANT),
                NOW,
                Duration.ZERO,
                new Call(operation, "ANY", id.isEmpty() ? "/Users" : "/Users/" + id, 1),
                Source.UNKNOWN,
                outcome,
                List.<Subject>of(),
                Bodies.NONE);
    }

    private List<AttentionItem> open() {
        try (Attention attention = attention(at(NOW))) {
            return attention.list(TENANT).open();
        }
    }

    private static String user(String userName, String externalId) {
        return "{\"userName\":\"" + userName + "\",\"externalId\":\"" + externalId + "\"}";
    }

    @Test
    void theListIsThereAfterARestartAndForEveryServer() throws Exception {
        record(ActivityOperation.CREATE, 409, "", user("ada", "1"));
        record(ActivityOperation.CREATE, 409, "", user("ADA", "1"));

        assertThat(open()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(AttentionKind.CREATE);
            assertThat(item.times()).isEqualTo(2);
            assertThat(item.reason().detail()).isEqualTo("Another user has the name 'ada'.");
        });
        assertThat(settings.find("attention/acme")).isPresent();
    }

    @Test
    void whatAPolicyForbidsIsAboutThePersonAndWhatIsForbiddenUnreadIsNot() throws Exception {
        record(ActivityOperation.CREATE, 403, "", "");
        assertThat(open()).isEmpty();

        record(ActivityOperation.CREATE, 403, "", user("ada", "1"));
        assertThat(open()).extracting(AttentionItem::kind).containsExactly(AttentionKind.CREATE);
    }

    @Test
    void twoPeopleWithOneNameAreTwoItems() throws Exception {
        record(ActivityOperation.CREATE, 409, "", user("ada", "1"));
        record(ActivityOperation.CREATE, 409, "", user("ada", "2"));
        assertThat(open()).hasSize(2);

        record(ActivityOperation.CREATE, 201, "id2", user("ada.two", "2"));
        assertThat(open()).extracting(item -> item.person().externalId()).containsExactly(Optional.of("1"));
    }

    @Test
    void noKindTakesTheRoomOfAnother() throws Exception {
        try (Attention attention = attention(at(NOW));
                ActivityLog log = ActivityLog.start(new InMemoryActivityStore(), ActivitySettings.DEFAULT, at(NOW))) {
            log.observe(attention::recorded);
            for (int i = 0; i < 300; i++) {
                byte[] body = user("user" + i, "e" + i).getBytes(StandardCharsets.UTF_8);
                log.record(entry(ActivityOperation.CREATE, Outcome.of(400), ""), body, new byte[0]);
            }
            log.record(entry(ActivityOperation.DELETE, Outcome.of(500), "id7"), new byte[0], new byte[0]);
            assertThat(log.flush(Duration.ofSeconds(20))).isTrue();

            AttentionList list = attention.list(TENANT);
            assertThat(list.open()).hasSize(AttentionKind.CREATE.most() + 1);
            assertThat(list.open().get(0).kind()).isEqualTo(AttentionKind.DEACTIVATION);
            assertThat(list.isFull(AttentionKind.CREATE)).isTrue();
            assertThat(list.isFull(AttentionKind.DEACTIVATION)).isFalse();
        }
    }

    @Test
    void anotherRefusalOfThePersonDoesNotHideThatTheyShouldBeGone() throws Exception {
        record(ActivityOperation.PATCH, 400, "id7", "{\"Operations\":[{\"op\":\"add\",\"value\":{\"title\":7}}]}");
        record(
                ActivityOperation.PATCH,
                409,
                "id7",
                "{\"Operations\":[{\"op\":\"Replace\",\"value\":{\"active\":\"False\"}}]}");
        record(ActivityOperation.PATCH, 400, "id7", "{\"Operations\":[{\"op\":\"add\",\"value\":{\"title\":7}}]}");

        assertThat(open()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(AttentionKind.DEACTIVATION);
            assertThat(item.reason().status()).isEqualTo(409);
            assertThat(item.times()).isEqualTo(3);
        });

        record(ActivityOperation.DELETE, 404, "id7", "");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatTheLogDoesNotKeepOfAPersonIsNotInTheList() throws Exception {
        record(PersonalData.NONE, ActivityOperation.CREATE, Outcome.of(409), "", user("ada", "1"));
        assertThat(settings.find("attention/acme").orElseThrow()).doesNotContain("ada", "externalId");
        assertThat(open())
                .singleElement()
                .satisfies(item -> assertThat(item.person()).isEqualTo(Person.UNKNOWN));

        record(PersonalData.NAMES, ActivityOperation.CREATE, Outcome.of(409), "", user("ada", "1"));
        assertThat(settings.find("attention/acme").orElseThrow())
                .contains("\"ada\"")
                .doesNotContain("name 'ada'");
    }

    @Test
    void whatNoSuccessCanEndIsOverAfterAWeek() throws Exception {
        IgnoredAttribute unknown = new IgnoredAttribute("colour", Reason.UNKNOWN);
        IgnoredAttribute readOnly = new IgnoredAttribute("meta", Reason.READ_ONLY);
        Outcome outcome =
                new Outcome(201, Optional.empty(), Optional.empty(), Set.of(), Map.of(), List.of(unknown, readOnly));
        record(PersonalData.ALL, ActivityOperation.CREATE, outcome, "id1", user("ada", "1"));
        record(ActivityOperation.CREATE, 409, "", user("bob", "2"));
        assertThat(open()).extracting(AttentionItem::subject).containsExactly("", "colour");

        try (Attention later = attention(at(NOW.plus(Duration.ofDays(7)).plusMillis(1)))) {
            later.review(TENANT);
            assertThat(later.list(TENANT).open())
                    .extracting(AttentionItem::kind)
                    .containsExactly(AttentionKind.CREATE);
        }
    }

    @Test
    void aDismissedAttributeStaysDismissedAndARefusalDoesNot() throws Exception {
        Outcome outcome = new Outcome(
                201,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Map.of(),
                List.of(new IgnoredAttribute("colour", Reason.UNKNOWN)));
        for (int round = 0; round < 2; round++) {
            record(PersonalData.ALL, ActivityOperation.CREATE, outcome, "id1", user("ada", "1"));
            record(ActivityOperation.CREATE, 409, "", user("bob", "2"));
            if (round == 0) {
                dismissAll();
                assertThat(open()).isEmpty();
            }
        }
        assertThat(open()).extracting(AttentionItem::kind).containsExactly(AttentionKind.CREATE);
    }

    private void dismissAll() {
        try (Attention attention = attention(at(NOW))) {
            open().forEach(item ->
                    assertThat(attention.dismiss(TENANT, item.key())).isPresent());
        }
    }
}
