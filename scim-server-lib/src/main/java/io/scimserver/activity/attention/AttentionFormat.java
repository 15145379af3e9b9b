package io.scimserver.activity.attention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.StoredValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON form of an {@link AttentionList}. An item of a kind that only a newer version knows is left out. */
final class AttentionFormat implements StoredValue.Format<AttentionList> {

    @Override
    public JsonNode write(AttentionList list) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        list.reviewedAt().ifPresent(time -> root.put("reviewedAt", time.toString()));
        ArrayNode items = root.putArray("items");
        list.items().forEach(item -> write(item, items.addObject()));
        return root;
    }

    private static void write(AttentionItem item, ObjectNode node) {
        node.put("key", item.key()).put("kind", item.kind().name()).put("subject", item.subject());
        item.person().id().ifPresent(id -> node.put("id", id));
        item.person().userName().ifPresent(name -> node.put("userName", name));
        item.person().externalId().ifPresent(id -> node.put("externalId", id));
        node.put("since", item.since().toString())
                .put("latest", item.latest().toString())
                .put("times", item.times())
                .put("status", item.reason().status())
                .put("scimType", item.reason().scimType())
                .put("detail", item.reason().detail())
                .put("entryId", item.entryId())
                .put("dismissed", item.isDismissed());
    }

    @Override
    public AttentionList read(JsonNode stored) {
        List<AttentionItem> items = StreamSupport.stream(stored.path("items").spliterator(), false)
                .flatMap(AttentionFormat::item)
                .toList();
        return new AttentionList(items, text(stored, "reviewedAt").map(Instant::parse));
    }

    private static Stream<AttentionItem> item(JsonNode node) {
        return Arrays.stream(AttentionKind.values())
                .filter(kind -> kind.name().equals(node.path("kind").asText()))
                .map(kind -> item(node, kind));
    }

    private static AttentionItem item(JsonNode node, AttentionKind kind) {
        return new AttentionItem(
                node.path("key").asText(),
                kind,
                new Person(text(node, "id"), text(node, "userName"), text(node, "externalId")),
                node.path("subject").asText(),
                Instant.parse(node.path("since").asText()),
                Instant.parse(node.path("latest").asText()),
                node.path("times").asInt(),
                new Refusal(
                        node.path("status").asInt(),
                        node.path("scimType").asText(),
                        node.path("detail").asText()),
                node.path("entryId").asText(),
                node.path("dismissed").asBoolean());
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
