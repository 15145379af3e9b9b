package io.scimserver.mongo.internal.activity;

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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Entry of the activity log as a document of the database; empty values are left out:
 *
 * <pre>{@code
 * { "_id": "01981f3e-...",                  // the correlation id
 *   "formatVersion": 1,
 *   "tenant": "acme",                       // "" without a tenant
 *   "at": ISODate("2026-01-01T10:00:00.123Z"),
 *   "key": "1001767261600123.01981f3e-...", // its place in the log: the time, then the id
 *   "micros": NumberLong(1850),
 *   "call": { "operation": "PATCH", "method": "PATCH", "path": "/scim/v2/Users/2819c223", "operations": 1 },
 *   "source": { "tokenId": "...", "tokenLabel": "Entra", "address": "192.0.2.7", "userAgent": "..." },
 *   "outcome": { "status": 200, "result": "SUCCEEDED", "repairs": ["BOOLEAN_AS_TEXT"],
 *                "effects": { "UPDATED": 1, "DEACTIVATED": 1 },
 *                "ignored": [{ "path": "favouriteColour", "reason": "UNKNOWN" }] },
 *   "subjects": [{ "userId": "2819c223", "userName": "ada@example.com" }],
 *   "request": { "text": "{...}", "cut": 0 },
 *   "answer": { "text": "{...}", "cut": 120 },
 *   "words": ["scim", "v2", "users", "2819c223", "ada", "example", "com"],
 *   "marks": ["acme|490907|*", "acme|490907|R:SUCCEEDED", "acme|490907|I:2819c223", ...] }
 * }</pre>
 */
public final class ActivityFormat {

    public static final String ID = "_id";
    public static final String TENANT = "tenant";
    public static final String AT = "at";
    static final String KEY = "key";
    static final String WORDS = "words";
    public static final String MARKS = "marks";
    static final String RESULT = "outcome.result";
    static final String OPERATION = "call.operation";

    private static final String IGNORED = "ignored";
    private static final String FORMAT_VERSION = "formatVersion";
    private static final int CURRENT_FORMAT = 1;

    /** Offset that makes every number of milliseconds positive, and 16 digits long. */
    private static final long OFFSET = 1_000_000_000_000_000L;

    private ActivityFormat() {}

    public static BsonDocument write(ActivityEntry entry) {
        Set<String> words = entry.searchWords();
        BsonDocument document = new BsonDocument(ID, new BsonString(entry.id()))
                .append(FORMAT_VERSION, new BsonInt32(CURRENT_FORMAT))
                .append(TENANT, new BsonString(tenantText(entry.tenant())))
                .append(AT, new BsonDateTime(entry.at().toEpochMilli()))
                .append(KEY, new BsonString(key(entry)))
                .append("micros", new BsonInt64(entry.duration().toNanos() / 1_000))
                .append("call", write(entry.call()));
        putUnlessEmpty(document, "source", write(entry.source()));
        document.put("outcome", write(entry.outcome()));
        document.put(
                "subjects",
                new BsonArray(
                        entry.subjects().stream().map(ActivityFormat::write).toList()));
        entry.bodies().request().ifPresent(body -> document.put("request", write(body)));
        entry.bodies().response().ifPresent(body -> document.put("answer", write(body)));
        document.put(WORDS, texts(words.stream()));
        document.put(MARKS, texts(ActivityMarks.of(entry, words).stream()));
        return document;
    }

    public static ActivityEntry read(BsonDocument document) {
        int version = document.getInt32(FORMAT_VERSION).getValue();
        if (version > CURRENT_FORMAT) {
            throw new IllegalStateException("an activity entry in format " + version + " of a newer version");
        }
        return new ActivityEntry(
                document.getString(ID).getValue(),
                text(document, TENANT).filter(tenant -> !tenant.isEmpty()).map(Tenant::new),
                Instant.ofEpochMilli(document.getDateTime(AT).getValue()),
                Duration.of(document.getInt64("micros").getValue(), ChronoUnit.MICROS),
                readCall(document.getDocument("call")),
                readSource(document.getDocument("source", new BsonDocument())),
                readOutcome(document.getDocument("outcome")),
                document.getArray("subjects").stream()
                        .map(subject -> readSubject(subject.asDocument()))
                        .toList(),
                new Bodies(readBody(document, "request"), readBody(document, "answer")));
    }

    public static String key(ActivityEntry entry) {
        return timeKey(entry.at()) + "." + entry.id();
    }

    /** Returns the beginning of all keys of this time. */
    static String timeKey(Instant time) {
        return String.valueOf(OFFSET + time.toEpochMilli());
    }

    /** @throws IllegalArgumentException if it is no key */
    static Instant timeOf(String key) {
        int point = key.indexOf('.');
        if (point < 0) {
            throw new IllegalArgumentException("not a key of this store");
        }
        return Instant.ofEpochMilli(Long.parseLong(key.substring(0, point)) - OFFSET);
    }

    /** Returns the name of a tenant in documents; no tenant has an empty one. */
    public static String tenantText(Optional<Tenant> tenant) {
        return tenant.map(Tenant::id).orElse("");
    }

    private static BsonDocument write(Call call) {
        return new BsonDocument("operation", new BsonString(call.operation().name()))
                .append("method", new BsonString(call.method()))
                .append("path", new BsonString(call.path()))
                .append("operations", new BsonInt32(call.operations()));
    }

    private static Call readCall(BsonDocument call) {
        return new Call(
                ActivityOperation.valueOf(call.getString("operation").getValue()),
                call.getString("method").getValue(),
                call.getString("path").getValue(),
                call.getInt32("operations").getValue());
    }

    private static BsonDocument write(Source source) {
        BsonDocument document = new BsonDocument();
        put(document, "tokenId", source.tokenId());
        put(document, "tokenLabel", source.tokenLabel());
        put(document, "address", source.address());
        put(document, "userAgent", source.userAgent());
        return document;
    }

    private static Source readSource(BsonDocument source) {
        return new Source(
                text(source, "tokenId"),
                text(source, "tokenLabel"),
                text(source, "address"),
                text(source, "userAgent"));
    }

    private static BsonDocument write(Outcome outcome) {
        BsonDocument document = new BsonDocument("status", new BsonInt32(outcome.status()))
                .append("result", new BsonString(outcome.result().name()));
        put(document, "scimType", outcome.scimType());
        put(document, "detail", outcome.detail());
        document.put(
                "repairs", texts(outcome.repairs().stream().map(Repair::name).sorted()));
        BsonDocument effects = new BsonDocument();
        outcome.effects().forEach((effect, number) -> effects.put(effect.name(), new BsonInt32(number)));
        document.put("effects", effects);
        if (!outcome.ignored().isEmpty()) {
            document.put(
                    IGNORED,
                    new BsonArray(outcome.ignored().stream()
                            .map(ActivityFormat::write)
                            .toList()));
        }
        return document;
    }

    private static BsonDocument write(IgnoredAttribute attribute) {
        return new BsonDocument("path", new BsonString(attribute.path()))
                .append("reason", new BsonString(attribute.reason().name()));
    }

    private static IgnoredAttribute readIgnored(BsonDocument attribute) {
        return new IgnoredAttribute(
                attribute.getString("path").getValue(),
                Reason.valueOf(attribute.getString("reason").getValue()));
    }

    private static Outcome readOutcome(BsonDocument outcome) {
        Map<ActivityEffect, Integer> effects = new EnumMap<>(ActivityEffect.class);
        outcome.getDocument("effects")
                .forEach((name, number) -> effects.put(
                        ActivityEffect.valueOf(name), number.asInt32().getValue()));
        return new Outcome(
                outcome.getInt32("status").getValue(),
                text(outcome, "scimType"),
                text(outcome, "detail"),
                outcome.getArray("repairs").stream()
                        .map(name -> Repair.valueOf(name.asString().getValue()))
                        .collect(Collectors.toSet()),
                effects,
                outcome.getArray(IGNORED, new BsonArray()).stream()
                        .map(attribute -> readIgnored(attribute.asDocument()))
                        .toList());
    }

    private static BsonDocument write(Subject subject) {
        BsonDocument document = new BsonDocument();
        put(document, "userId", subject.userId());
        put(document, "userName", subject.userName());
        return document;
    }

    private static Subject readSubject(BsonDocument subject) {
        return new Subject(text(subject, "userId"), text(subject, "userName"));
    }

    private static BsonDocument write(Body body) {
        return new BsonDocument("text", new BsonString(body.text())).append("cut", new BsonInt32(body.cutBytes()));
    }

    private static Optional<Body> readBody(BsonDocument document, String name) {
        return Optional.ofNullable(document.get(name))
                .map(BsonValue::asDocument)
                .map(body -> new Body(
                        body.getString("text").getValue(), body.getInt32("cut").getValue()));
    }

    private static void putUnlessEmpty(BsonDocument document, String name, BsonDocument part) {
        if (!part.isEmpty()) {
            document.put(name, part);
        }
    }

    private static void put(BsonDocument document, String name, Optional<String> text) {
        text.ifPresent(present -> document.put(name, new BsonString(present)));
    }

    private static Optional<String> text(BsonDocument document, String name) {
        return Optional.ofNullable(document.get(name))
                .map(value -> value.asString().getValue());
    }

    static BsonArray texts(Stream<String> texts) {
        return new BsonArray(List.copyOf(texts.map(BsonString::new).toList()));
    }
}
