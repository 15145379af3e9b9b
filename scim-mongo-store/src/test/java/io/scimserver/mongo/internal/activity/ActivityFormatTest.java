package io.scimserver.mongo.internal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Tests of activity log entries of earlier versions of this software, as they are in databases. */
class ActivityFormatTest {

    private static final ActivityEntry ENTRY = new ActivityEntry(
            "01981f3e-0000-7000-8000-000000000001",
            Optional.of(new Tenant("acme")),
            Instant.parse("2026-01-01T10:00:00.123Z"),
            Duration.ofNanos(1_850_000),
            new Call(ActivityOperation.PATCH, "PATCH", "/scim/v2/Users/2819c223", 1),
            new Source(Optional.of("t1"), Optional.of("Entra"), Optional.of("192.0.2.7"), Optional.of("agent/1")),
            new Outcome(
                    400,
                    Optional.of("invalidValue"),
                    Optional.of("active is wrong"),
                    Set.of(Repair.BOOLEAN_AS_TEXT, Repair.OPERATION_NAME_CASE),
                    Map.of(ActivityEffect.REFUSED, 1)),
            List.of(new Subject(Optional.of("2819c223"), Optional.of("Ada@example.com"))),
            new Bodies(Optional.of(new Body("{\"op\":\"Replace\"}", 0)), Optional.of(new Body("{}", 120))));

    @Test
    void anEntryInFormat1IsRead() {
        assertThat(ActivityFormat.read(sample())).isEqualTo(ENTRY);
    }

    @Test
    void whatIsWrittenTodayIsFormat1() {
        BsonDocument written = ActivityFormat.write(ENTRY);
        BsonDocument sample = sample();

        assertThat(written.keySet()).containsExactlyElementsOf(sample.keySet());
        written.forEach((key, value) -> {
            if (value instanceof BsonArray array) {
                assertThat(array).as(key).containsExactlyInAnyOrderElementsOf(sample.getArray(key));
            } else {
                assertThat(value).as(key).isEqualTo(sample.get(key));
            }
        });
    }

    @Test
    void whatIsNotKnownIsLeftOutAndReadAsUnknown() {
        ActivityEntry bare = new ActivityEntry(
                ENTRY.id(),
                Optional.empty(),
                ENTRY.at(),
                ENTRY.duration(),
                ENTRY.call(),
                Source.UNKNOWN,
                Outcome.of(401),
                List.of(),
                Bodies.NONE);

        BsonDocument written = ActivityFormat.write(bare);

        assertThat(written.keySet()).doesNotContain("source", "request", "answer");
        assertThat(written.get("tenant")).isEqualTo(new BsonString(""));
        assertThat(ActivityFormat.read(written)).isEqualTo(bare);
    }

    @Test
    void ignoredAttributesAreReadAsTheyWereWritten() {
        Outcome outcome = ENTRY.outcome();
        ActivityEntry entry = new ActivityEntry(
                ENTRY.id(),
                ENTRY.tenant(),
                ENTRY.at(),
                ENTRY.duration(),
                ENTRY.call(),
                ENTRY.source(),
                new Outcome(
                        200,
                        Optional.empty(),
                        Optional.empty(),
                        outcome.repairs(),
                        outcome.effects(),
                        List.of(
                                new IgnoredAttribute("b.c$", Reason.UNKNOWN),
                                new IgnoredAttribute("active", Reason.ACTIVE_HAS_A_VALUE))),
                ENTRY.subjects(),
                ENTRY.bodies());

        assertThat(ActivityFormat.read(ActivityFormat.write(entry))).isEqualTo(entry);
    }

    @Test
    void anEntryInANewerFormatIsNotReadAsIfItWereAnOldOne() {
        BsonDocument newer = sample().append("formatVersion", new BsonInt32(2));

        assertThatThrownBy(() -> ActivityFormat.read(newer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 2");
    }

    private static BsonDocument sample() {
        try (InputStream stream = ActivityFormatTest.class.getResourceAsStream("activity-format-1.json")) {
            return BsonDocument.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
