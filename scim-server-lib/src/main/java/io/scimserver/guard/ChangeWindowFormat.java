package io.scimserver.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.guard.ChangeGuardState.AffectedResource;
import io.scimserver.guard.ChangeWindow.Slot;
import io.scimserver.guard.ChangeWindow.Trip;
import io.scimserver.guard.ChangeWindow.Verdict;
import io.scimserver.store.StoredValue;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** JSON form of a {@link ChangeWindow}. */
final class ChangeWindowFormat implements StoredValue.Format<ChangeWindow> {

    @Override
    public JsonNode write(ChangeWindow window) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode slots = root.putArray("slots");
        window.slots()
                .forEach(slot -> slots.addObject()
                        .put("from", slot.from())
                        .put("active", slot.active())
                        .put("changed", slot.changed())
                        .put("latest", slot.latest())
                        .put("spared", slot.spared()));
        ArrayNode trips = root.putArray("trips");
        window.trips().forEach(trip -> write(trip, trips.addObject()));
        ArrayNode verdicts = root.putArray("verdicts");
        window.verdicts()
                .forEach(verdict -> verdicts.addObject()
                        .put("by", verdict.by())
                        .put("at", verdict.at())
                        .put("allows", verdict.allows())
                        .put("until", verdict.until())
                        .put("left", verdict.left()));
        return root;
    }

    private static void write(Trip trip, ObjectNode node) {
        node.put("since", trip.since()).put("latest", trip.latest()).put("refused", trip.refused());
        ArrayNode hit = node.putArray("hit");
        trip.hit().forEach(one -> hit.addObject().put("id", one.id()).put("userName", one.name()));
    }

    @Override
    public ChangeWindow read(JsonNode stored) {
        return new ChangeWindow(
                each(stored.path("slots"), ChangeWindowFormat::slot),
                each(stored.path("trips"), ChangeWindowFormat::trip),
                each(stored.path("verdicts"), ChangeWindowFormat::verdict));
    }

    private static Slot slot(JsonNode node) {
        return new Slot(
                node.path("from").asLong(),
                node.path("active").asInt(),
                node.path("changed").asInt(),
                node.path("latest").asLong(),
                node.path("spared").asInt());
    }

    private static Trip trip(JsonNode node) {
        List<AffectedResource> hit = each(
                node.path("hit"),
                one -> new AffectedResource(
                        one.path("id").asText(), one.path("userName").asText()));
        return new Trip(
                node.path("since").asLong(),
                node.path("latest").asLong(),
                node.path("refused").asInt(),
                hit);
    }

    private static Verdict verdict(JsonNode node) {
        return new Verdict(
                node.path("by").asText(),
                node.path("at").asLong(),
                node.path("allows").asBoolean(),
                node.path("until").asLong(),
                node.path("left").asInt());
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
