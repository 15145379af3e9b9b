package io.scimserver.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a user, as one JSON object: {@code schemas}, core attributes, extensions under their URN; never
 * {@code id} or {@code meta}.
 *
 * <p>Made from a tree or from UTF-8 bytes, gives either, and converts at most once. Immutable and safe for use by many
 * threads. Two documents are equal if their trees are: member order does not count.
 */
public final class UserDocument {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectReader READER = JSON.reader();

    private volatile byte @Nullable [] bytes;

    @Nullable
    private volatile JsonNode tree;

    /**
     * Member that was read without the tree; if two threads read at once, one result may be lost and is then read
     * again.
     */
    @Nullable
    private volatile Member members;

    private UserDocument(byte @Nullable [] bytes, @Nullable JsonNode tree) {
        this.bytes = bytes;
        this.tree = tree;
    }

    /** Returns a document that takes the tree over: the caller must not change it afterwards. */
    public static UserDocument of(ObjectNode tree) {
        return new UserDocument(null, Objects.requireNonNull(tree, "tree"));
    }

    /**
     * Returns a document that takes the bytes over: the caller must not change them afterwards. They are one JSON
     * object in UTF-8.
     */
    public static UserDocument ofJson(byte[] json) {
        return new UserDocument(Objects.requireNonNull(json, "json"), null);
    }

    /** Returns the document as compact UTF-8 JSON, one object. Shared: read it, never change it. */
    public byte[] json() {
        byte[] known = bytes;
        if (known == null) {
            known = write(tree());
            bytes = known;
        }
        return known;
    }

    /**
     * Returns the document as a tree, one object. Shared: read it, never change it; {@link #toResource} gives a copy.
     */
    public JsonNode tree() {
        JsonNode known = tree;
        if (known == null) {
            known = read(Objects.requireNonNull(bytes));
            tree = known;
        }
        return known;
    }

    /**
     * Returns one member of the tree; missing if there is none. Searches through many documents use it: a document that
     * has no tree yet reads and keeps this member only. Shared: read it, never change it.
     */
    public JsonNode member(String name) {
        JsonNode known = tree;
        if (known != null) {
            return known.path(name);
        }
        Member first = members;
        for (Member member = first; member != null; member = member.next()) {
            if (member.name().equals(name)) {
                return member.value();
            }
        }
        JsonNode value = read(Objects.requireNonNull(bytes), name);
        members = new Member(name, value, first);
        return value;
    }

    /** Returns a copy as the SDK's resource model, free to be changed. */
    public GenericScimResource toResource() {
        return new GenericScimResource(((ObjectNode) tree()).deepCopy());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof UserDocument document && tree().equals(document.tree()));
    }

    @Override
    public int hashCode() {
        return tree().hashCode();
    }

    /** Returns the size of the document, not its content: users' data stays out of logs. */
    @Override
    public String toString() {
        return "UserDocument[" + json().length + " bytes]";
    }

    private static byte[] write(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(byte[] json, String name) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isWanted = parser.currentName().equals(name);
                parser.nextToken();
                if (isWanted) {
                    return READER.readTree(parser);
                }
                parser.skipChildren();
            }
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("a stored document is not JSON", e);
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return READER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored document is not JSON", e);
        }
    }

    /** List of the members that were read out of the bytes so far. */
    private record Member(
            String name, JsonNode value, @Nullable Member next) {}
}
