package io.scimserver.internal.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.json.Timestamps;
import io.scimserver.internal.resource.EntityTags;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.schema.Projection;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Writer of the resources of one type as JSON bytes. A stored resource is known to be valid: when all of it is wanted,
 * the writer copies its bytes and puts only {@code id} and {@code meta} before them.
 */
final class ResourceWriter {

    /** Largest list: a page of very large users would take the memory of the whole process. */
    private static final int MAX_LIST_BYTES = 32 << 20;

    private static final JsonStringEncoder ESCAPE = JsonStringEncoder.getInstance();
    private static final String LIST_START =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":";
    private static final byte[] COMMA = {','};

    private final Resources resources;
    private final String baseUrl;
    private final Projection projection;
    private final ScimJson json;
    private final String escapedBaseUrl;
    /** Text between the value of {@code id} and that of {@code meta.created}. */
    private final String afterId;

    /**
     * @param resources completes what is stored
     * @param baseUrl the public URL of the SCIM root
     * @param projection the parts of each user to write
     * @param json writes the parts that are not copied
     */
    ResourceWriter(Resources resources, String baseUrl, Projection projection, ScimJson json) {
        this.resources = resources;
        this.baseUrl = baseUrl;
        this.projection = projection;
        this.json = json;
        escapedBaseUrl = escape(baseUrl);
        afterId = "\",\"meta\":{\"resourceType\":\"" + resources.type().name() + "\",\"created\":\"";
    }

    /** Returns the URL of a resource, for {@code meta.location} and {@code Location}. */
    String location(StoredUser user) {
        return resources.type().location(baseUrl, user.id());
    }

    byte[] write(StoredUser user) {
        JsonPieces out = new JsonPieces();
        write(completed(List.of(user)).next(), out);
        return out.joined();
    }

    /** Returns a ListResponse of a page by index (RFC 7644 §3.4.2), its resources in the order of the parts. */
    static byte[] byIndex(List<Part> parts, int startIndex) {
        return writeList(parts, ",\"startIndex\":" + startIndex);
    }

    /** Returns a ListResponse of a page by cursor (RFC 9865 §2); the last one has no next cursor. */
    static byte[] byCursor(Part part, Optional<String> nextCursor) {
        return writeList(
                List.of(part),
                nextCursor
                        .map(cursor -> ",\"nextCursor\":\"" + escape(cursor) + "\"")
                        .orElse(""));
    }

    /** Part of a list: resources of one type. */
    record Part(ResourceWriter writer, UserPage page) {}

    private static byte[] writeList(List<Part> parts, String position) {
        int total = parts.stream().mapToInt(part -> part.page().totalResults()).sum();
        int size = parts.stream().mapToInt(part -> part.page().users().size()).sum();
        JsonPieces out = new JsonPieces();
        out.add(LIST_START + total + position + ",\"itemsPerPage\":" + size + ",\"Resources\":[");
        int written = 0;
        for (Part part : parts) {
            Iterator<StoredUser> resources = part.writer().completed(part.page().users());
            while (resources.hasNext()) {
                if (written > 0) {
                    out.add(COMMA);
                }
                part.writer().write(resources.next(), out);
                if (written > 0 && out.size() > MAX_LIST_BYTES) {
                    throw tooLarge(size, written);
                }
                written++;
            }
        }
        out.add("]}");
        return out.joined();
    }

    private Iterator<StoredUser> completed(List<StoredUser> stored) {
        return resources.complete(stored, projection, baseUrl).iterator();
    }

    /** A cut page would be shorter, and clients that add the count they asked for would miss resources. */
    private static ScimErrorException tooLarge(int size, int fitting) {
        return ScimErrorException.badRequest(
                "tooMany",
                "These " + size + " resources are more than " + (MAX_LIST_BYTES >> 20)
                        + " MiB. Ask for fewer attributes, or for a count of at most " + fitting + ".");
    }

    private void write(StoredUser user, JsonPieces out) {
        if (projection.isWhole()) {
            byte[] attributes = user.attributes().json();
            boolean empty = attributes.length <= 2;
            out.add(idAndMeta(user, empty ? "}" : ","));
            out.add(attributes, 1, empty ? 0 : attributes.length - 1);
        } else {
            out.add(json.write(projection.apply(resource(user))));
        }
    }

    /** Returns the members that are not among the stored attributes, and what follows them. */
    private String idAndMeta(StoredUser user, String next) {
        String created = Timestamps.format(user.created());
        String lastModified =
                user.lastModified().equals(user.created()) ? created : Timestamps.format(user.lastModified());
        // The id is percent-encoded in the URL, so nothing in it has to be escaped
        String location = resources.type().location(escapedBaseUrl, user.id());
        return "{\"id\":\"" + escape(user.id()) + afterId + created + "\",\"lastModified\":\"" + lastModified
                + "\",\"location\":\"" + location + "\",\"version\":\"" + escape(EntityTags.of(user)) + "\"}" + next;
    }

    private ObjectNode resource(StoredUser user) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        JsonNode attributes = user.attributes().tree();
        resource.put("id", user.id());
        resource.putObject("meta")
                .put("resourceType", resources.type().name())
                .put("created", Timestamps.format(user.created()))
                .put("lastModified", Timestamps.format(user.lastModified()))
                .put("location", location(user))
                .put("version", EntityTags.of(user));
        attributes.properties().forEach(member -> resource.set(member.getKey(), member.getValue()));
        return resource;
    }

    private static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return new String(ESCAPE.quoteAsString(text));
            }
        }
        return text;
    }
}
