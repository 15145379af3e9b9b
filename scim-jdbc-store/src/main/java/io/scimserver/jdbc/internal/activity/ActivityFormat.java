package io.scimserver.jdbc.internal.activity;

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
import io.scimserver.jdbc.internal.Json;
import io.scimserver.jdbc.internal.log.LogFormat;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.jdbc.internal.log.Position;
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
final class ActivityFormat implements LogFormat<ActivityEntry> {

    @Override
    public Position position(ActivityEntry entry) {
        return new Position(entry.at().toEpochMilli(), entry.id());
    }

    @Override
    public Set<LogTerm> terms(ActivityEntry entry) {
        return ActivityTerms.of(entry);
    }

    @Override
    public byte[] write(ActivityEntry entry) {
        ObjectNode json = Json.object()
                .put("id", entry.id())
                .put("at", entry.at().toEpochMilli())
                .put("micros", entry.duration().toNanos() / 1_000);
        Json.put(json, "tenant", entry.tenant().map(Tenant::id));
        Call call = entry.call();
        json.putObject("call")
                .put("operation", call.operation().name())
                .put("method", call.method())
                .put("path", call.path())
                .put("operations", call.operations());
        Source source = entry.source();
        ObjectNode from = json.putObject("source");
        Json.put(from, "tokenId", source.tokenId());
        Json.put(from, "tokenLabel", source.tokenLabel());
        Json.put(from, "address", source.address());
        Json.put(from, "userAgent", source.userAgent());
        write(entry.outcome(), json.putObject("outcome"));
        Json.putAll(json, "subjects", entry.subjects(), ActivityFormat::write);
        entry.bodies().request().ifPresent(body -> json.set("request", write(body)));
        entry.bodies().response().ifPresent(body -> json.set("response", write(body)));
        return Json.write(json);
    }

    @Override
    public ActivityEntry read(byte[] stored) {
        JsonNode json = Json.read(stored);
        JsonNode call = json.path("call");
        JsonNode source = json.path("source");
        return new ActivityEntry(
                Json.required(json, "id"),
                Json.text(json, "tenant").map(Tenant::new),
                Instant.ofEpochMilli(json.path("at").longValue()),
                Duration.of(json.path("micros").longValue(), ChronoUnit.MICROS),
                new Call(
                        ActivityOperation.valueOf(Json.required(call, "operation")),
                        Json.required(call, "method"),
                        Json.required(call, "path"),
                        call.path("operations").intValue()),
                new Source(
                        Json.text(source, "tokenId"),
                        Json.text(source, "tokenLabel"),
                        Json.text(source, "address"),
                        Json.text(source, "userAgent")),
                readOutcome(json.path("outcome")),
                Json.list(json, "subjects", ActivityFormat::readSubject),
                new Bodies(readBody(json.path("request")), readBody(json.path("response"))));
    }

    private static void write(Outcome outcome, ObjectNode json) {
        json.put("status", outcome.status());
        Json.put(json, "scimType", outcome.scimType());
        Json.put(json, "detail", outcome.detail());
        Json.putAll(json, "repairs", outcome.repairs(), repair -> TextNode.valueOf(repair.name()));
        ObjectNode effects = json.putObject("effects");
        outcome.effects().forEach((effect, number) -> effects.put(effect.name(), number));
        Json.putAll(
                json,
                "ignored",
                outcome.ignored(),
                attribute -> Json.object()
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
                Json.text(json, "scimType"),
                Json.text(json, "detail"),
                Set.copyOf(Json.list(json, "repairs", name -> Repair.valueOf(name.textValue()))),
                effects,
                Json.list(
                        json,
                        "ignored",
                        attribute -> new IgnoredAttribute(
                                Json.required(attribute, "path"), Reason.valueOf(Json.required(attribute, "reason")))));
    }

    private static ObjectNode write(Subject subject) {
        ObjectNode json = Json.object();
        Json.put(json, "userId", subject.userId());
        Json.put(json, "userName", subject.userName());
        return json;
    }

    private static Subject readSubject(JsonNode json) {
        return new Subject(Json.text(json, "userId"), Json.text(json, "userName"));
    }

    private static ObjectNode write(Body body) {
        return Json.object().put("text", body.text()).put("cut", body.cutBytes());
    }

    private static Optional<Body> readBody(JsonNode json) {
        return Json.text(json, "text")
                .map(text -> new Body(text, json.path("cut").intValue()));
    }
}
