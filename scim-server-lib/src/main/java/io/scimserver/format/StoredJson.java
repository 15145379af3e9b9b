package io.scimserver.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Helper for JSON of stored entries, with the number of its format. Empty values are left out. */
public final class StoredJson {

    /** Mapper that writes halves of surrogate pairs, too: texts of clients are cut anywhere. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String FORMAT = "format";
    private static final int CURRENT_FORMAT = 1;

    private StoredJson() {}

    /** Returns a new object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Writes an entry, with the version of its format. */
    public static byte[] write(ObjectNode entry) {
        try {
            return MAPPER.writeValueAsBytes(entry.put(FORMAT, CURRENT_FORMAT));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException if a newer version wrote it
     */
    public static JsonNode read(byte[] json) {
        try {
            JsonNode entry = MAPPER.readTree(json);
            int format = entry.path(FORMAT).asInt();
            if (format > CURRENT_FORMAT) {
                throw new IllegalStateException("an entry in format " + format + " of a newer version");
            }
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException("a stored entry is not JSON", e);
        }
    }

    /** Puts a text into an object, if there is one. */
    public static void put(ObjectNode entry, String name, Optional<String> text) {
        text.ifPresent(present -> entry.put(name, present));
    }

    /** Puts an array into an object. */
    public static <T> void putAll(ObjectNode entry, String name, Collection<T> parts, Function<T, JsonNode> writer) {
        ArrayNode array = entry.putArray(name);
        parts.forEach(part -> array.add(writer.apply(part)));
    }

    /** Returns a member that is a text. */
    public static Optional<String> text(JsonNode entry, String name) {
        return Optional.ofNullable(entry.path(name).textValue());
    }

    /** @throws IllegalStateException if there is no such text */
    public static String required(JsonNode entry, String name) {
        return text(entry, name).orElseThrow(() -> new IllegalStateException("a stored entry without " + name));
    }

    /** Reads the elements of an array; none if there is no array. */
    public static <T> List<T> list(JsonNode entry, String name, Function<JsonNode, T> reader) {
        return StreamSupport.stream(entry.path(name).spliterator(), false)
                .map(reader)
                .toList();
    }
}
