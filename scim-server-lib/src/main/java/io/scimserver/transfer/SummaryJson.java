package io.scimserver.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.format.StoredJson;
import io.scimserver.transfer.Summary.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Summary as the last line of a file; see {@link EntryFile}. */
final class SummaryJson {

    private static final String KIND = "kind";
    private static final String END = "END";
    private static final String PARTS = "parts";
    private static final String COUNT = "count";
    private static final String CHECKSUM = "checksum";

    private SummaryJson() {}

    /** Returns the line, without its end. */
    static byte[] write(Summary summary) {
        ObjectNode json = StoredJson.object().put(KIND, END);
        ObjectNode parts = json.putObject(PARTS);
        summary.parts()
                .forEach((kind, part) ->
                        parts.putObject(kind.name()).put(COUNT, part.count()).put(CHECKSUM, part.checksum()));
        return StoredJson.write(json);
    }

    /** @throws IOException if it is no such line */
    static Summary read(String line) throws IOException {
        JsonNode json = EntryJson.JSON.readTree(line);
        if (!json.path(KIND).asText().equals(END)) {
            throw new IOException("the last line is not the end");
        }
        JsonNode parts = StoredJson.read(line.getBytes(StandardCharsets.UTF_8)).path(PARTS);
        Map<EntryKind, Part> read = new EnumMap<>(EntryKind.class);
        parts.properties()
                .forEach(part -> read.put(
                        EntryKind.valueOf(part.getKey()),
                        new Part(
                                part.getValue().path(COUNT).longValue(),
                                StoredJson.required(part.getValue(), CHECKSUM))));
        return new Summary(read);
    }
}
