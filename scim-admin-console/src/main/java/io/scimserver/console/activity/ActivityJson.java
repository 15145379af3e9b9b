package io.scimserver.console.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Body;
import java.util.Optional;

/** Entries as JSON Lines: an object on each line, with the bodies as texts. Unknown values are left out. */
final class ActivityJson {

    private ActivityJson() {}

    static String line(ActivityEntry entry) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", entry.at().toString())
                .put("correlationId", entry.id())
                .put("operation", entry.call().operation().name())
                .put("method", entry.call().method())
                .put("path", entry.call().path())
                .put("operations", entry.call().operations())
                .put("outcome", entry.outcome().result().name())
                .put("status", entry.outcome().status());
        put(line, "errorType", entry.outcome().scimType());
        put(line, "error", entry.outcome().detail());
        entry.subjects().forEach(subject -> {
            ObjectNode user = line.withArray("users").addObject();
            put(user, "id", subject.userId());
            put(user, "userName", subject.userName());
        });
        line.put("milliseconds", entry.duration().toNanos() / 1e6);
        put(line, "token", entry.source().tokenLabel());
        put(line, "address", entry.source().address());
        put(line, "userAgent", entry.source().userAgent());
        entry.outcome().repairs().stream()
                .sorted()
                .forEach(repair -> line.withArray("repairs").add(repair.name()));
        entry.outcome()
                .effects()
                .forEach((effect, number) -> line.withObject("effects").put(effect.name(), number));
        entry.outcome()
                .ignored()
                .forEach(attribute -> line.withArray("ignored")
                        .addObject()
                        .put("path", attribute.path())
                        .put("reason", attribute.reason().name()));
        put(line, "request", entry.bodies().request().map(Body::text));
        put(line, "answer", entry.bodies().response().map(Body::text));
        return line + "\n";
    }

    private static void put(ObjectNode node, String name, Optional<String> text) {
        text.ifPresent(present -> node.put(name, present));
    }
}
