package io.scimserver.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Entry of the activity log as JSON:
 *
 * <pre>{@code
 * { "format": 1, "id": "01981f3e-...", "tenant": "acme", "at": 1767261600123, "micros": 1850,
 *   "call": { "operation": "PATCH", "method": "PATCH", "path": "/scim/v2/Users/2819c223", "operations": 1 },
 *   "source": { "tokenId": "...", "tokenLabel": "Entra", "address": "192.0.2.7", "userAgent": "..." },
 *   "outcome": { "status": 200, "repairs": ["BOOLEAN_AS_TEXT"], "effects": { "UPDATED": 1 },
 *                "ignored": [{ "path": "favouriteColour", "reason": "UNKNOWN" }] },
 *   "subjects": [{ "userId": "2819c223", "userName": "ada@example.com" }],
 *   "request": { "text": "{...}", "cut": 0 }, "response": { "text": "{...}", "cut": 120 } }
 * }</pre>
 */
public final class ActivityJson {

    private ActivityJson() {}

    /** Writes an entry. */
    public static byte[] write(ActivityEntry entry) {
        ObjectNode json = StoredJson.object()
                .put("id", entry.id())
                .put("at", entry.at().toEpochMilli())
                .put("micros", entry.duration().toNanos() / 1_000);
        StoredJson.put(json, "tenant", entry.tenant().map(Tenant::id));
        Call call = entry.call();
        json.putObject("call")
                .put("operation", call.operation().name())
                .put("method", call.method())
                .put("path", call.path())
                .put("operations", call.operations());
        Source source = entry.source();
        ObjectNode from = json.putObject("source");
        StoredJson.put(from, "tokenId", source.tokenId());
        StoredJson.put(from, "tokenLabel", source.tokenLabel());
        StoredJson.put(from, "address", source.address());
        StoredJson.put(from, "userAgent", source.userAgent());
        write(entry.outcome(), json.putObject("outcome"));
        StoredJson.putAll(json, "subjects", entry.subjects(), ActivityJson::write);
        entry.bodies().request().ifPresent(body -> json.set("request", write(body)));
        entry.bodies().response().ifPresent(body -> json.set("response", write(body)));
        return StoredJson.write(json);
    }

    /** Reads what {@link #write} wrote, in this version of the library or an earlier one. */
    public static ActivityEntry read(byte[] stored) {
        JsonNode json = StoredJson.read(stored);
        JsonNode call = json.path("call");
        JsonNode source = json.path("source");
        return new ActivityEntry(
                StoredJson.required(json, "id"),
                StoredJson.text(json, "tenant").map(Tenant::new),
                Instant.ofEpochMilli(json.path("at").longValue()),
                Duration.of(json.path("micros").longValue(), ChronoUnit.MICROS),
                new Call(
                        ActivityOperation.valueOf(StoredJson.required(call, "operation")),
                        StoredJson.required(call, "method"),
                        StoredJson.required(call, "path"),
                        call.path("operations").intValue()),
                new Source(
                        StoredJson.text(source, "tokenId"),
                        StoredJson.text(source, "tokenLabel"),
                        StoredJson.text(source, "address"),
                        StoredJson.text(source, "userAgent")),
                readOutcome(json.path("outcome")),
                StoredJson.list(json, "subjects", ActivityJson::readSubject),
                new Bodies(readBody(json.path("request")), readBody(json.path("response"))));
    }

    private static void write(Outcome outcome, ObjectNode json) {
        json.put("status", outcome.status());
        StoredJson.put(json, "scimType", outcome.scimType());
        StoredJson.put(json, "detail", outcome.detail());
        StoredJson.putAll(json, "repairs", new TreeSet<>(outcome.repairs()), repair -> TextNode.valueOf(repair.name()));
        ObjectNode effects = json.putObject("effects");
        outcome.effects().forEach((effect, number) -> effects.put(effect.name(), number));
        StoredJson.putAll(
                json,
                "ignored",
                outcome.ignored(),
                attribute -> StoredJson.object()
                        .put("path", attribute.path())
                        .put("reason", attribute.reason().name()));
    }

    private static Outcome readOutcome(JsonNode json) {
        Map<ActivityEffect, Integer> effects = new EnumMap<>(ActivityEffect.class);
        json.path("effects")
                .properties()
                .forEach(effect -> effects.put(
                        ActivityEffect.valueOf(effect.getKey()),
                        effect.getValue().intValue()));
        return new Outcome(
                json.path("status").intValue(),
                StoredJson.text(json, "scimType"),
                StoredJson.text(json, "detail"),
                Set.copyOf(StoredJson.list(json, "repairs", name -> Repair.valueOf(name.textValue()))),
                effects,
                StoredJson.list(
                        json,
                        "ignored",
                        attribute -> new IgnoredAttribute(
                                StoredJson.required(attribute, "path"),
                                Reason.valueOf(StoredJson.required(attribute, "reason")))));
    }

    private static ObjectNode write(Subject subject) {
        ObjectNode json = StoredJson.object();
        StoredJson.put(json, "userId", subject.userId());
        StoredJson.put(json, "userName", subject.userName());
        return json;
    }

    private static Subject readSubject(JsonNode json) {
        return new Subject(StoredJson.text(json, "userId"), StoredJson.text(json, "userName"));
    }

    private static ObjectNode write(Body body) {
        return StoredJson.object().put("text", body.text()).put("cut", body.cutBytes());
    }

    private static Optional<Body> readBody(JsonNode json) {
        return StoredJson.text(json, "text")
                .map(text -> new Body(text, json.path("cut").intValue()));
    }
}
