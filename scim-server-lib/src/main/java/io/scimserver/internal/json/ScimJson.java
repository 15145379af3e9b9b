package io.scimserver.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reader and writer of JSON bodies. It reads one JSON object in valid UTF-8, whatever charset the client names; refuses
 * duplicate names, names that hold NUL, objects of too many members, text after the end, deep nesting, and bodies over
 * the limit. Immutable.
 */
public final class ScimJson {

    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_NUMBER_LENGTH = 100;

    /** Character that replaces malformed bytes in a text; a client may also have sent it. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Length of the shortest member, with its comma: {@code "a":1,}. */
    private static final int SHORTEST_MEMBER = 6;

    private final int maxBodyBytes;
    private final int maxDepth;
    private final int maxMembers;
    private final ObjectMapper mapper;
    private final ObjectReader reader;

    public ScimJson(int maxBodyBytes, int maxDepth, int maxMembers) {
        this.maxBodyBytes = maxBodyBytes;
        this.maxDepth = maxDepth;
        this.maxMembers = maxMembers;
        this.mapper = JsonMapper.builder(strictFactory(maxBodyBytes, maxDepth))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        this.reader = mapper.reader();
    }

    private static JsonFactory strictFactory(int maxStringLength, int maxDepth) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxStringLength)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .build();
    }

    /** Reads the object in a request body. */
    public ObjectNode readObject(InputStream body, Repairs repairs) {
        return toObject(withoutMark(readText(body), repairs));
    }

    /** Reads the object in a text, as if it were a request body. */
    public ObjectNode readObject(String body, Repairs repairs) {
        return readObject(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), repairs);
    }

    /** RFC 8259 §8.1 lets a parser skip the mark. */
    private static String withoutMark(String text, Repairs repairs) {
        if (text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK) {
            return text;
        }
        if (!repairs.make(Repair.BYTE_ORDER_MARK)) {
            throw ScimErrorException.invalidSyntax(
                    "The body begins with a byte-order mark; send it as UTF-8 without one.");
        }
        return text.substring(1);
    }

    private ObjectNode toObject(String text) {
        if (text.isBlank()) {
            throw ScimErrorException.invalidSyntax("The request has no body; expected a JSON object.");
        }
        JsonNode tree = parse(text);
        if (text.contains("\\u0000") && hasNulInName(tree)) {
            throw ScimErrorException.invalidSyntax("The JSON body has a name that holds the character NUL.");
        }
        // A text that has no room for them need not be searched
        if (text.length() / SHORTEST_MEMBER >= maxMembers && hasTooManyMembers(tree)) {
            throw ScimErrorException.invalidSyntax(
                    "The JSON body has an object of more than " + maxMembers + " members.");
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw ScimErrorException.invalidSyntax("The body is not a JSON object.");
    }

    public byte[] write(Object tree) {
        try {
            return mapper.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ScimErrorException 413, if a body is declared to be over the limit */
    public void checkDeclaredLength(long contentLength) {
        if (contentLength > maxBodyBytes) {
            throw tooLarge();
        }
    }

    private String readText(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBodyBytes + 1);
            if (bytes.length > maxBodyBytes) {
                throw tooLarge();
            }
            return decode(bytes);
        } catch (CharacterCodingException e) {
            throw ScimErrorException.invalidSyntax("The body is not valid UTF-8.");
        } catch (IOException e) {
            throw ScimErrorException.invalidSyntax("The body ended before it was complete.");
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The strict decoder takes several times as long; what is malformed shows in what the lenient one makes of it.
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
    }

    private JsonNode parse(String text) {
        try {
            return reader.readTree(text);
        } catch (StreamConstraintsException e) {
            throw ScimErrorException.invalidSyntax("The JSON body nests deeper than " + maxDepth
                    + " levels, or holds an overlong name, number or string, " + at(e) + ".");
        } catch (JsonProcessingException e) {
            boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
            throw ScimErrorException.invalidSyntax(
                    duplicate
                            ? "The JSON body has the same name twice in one object " + at(e) + "."
                            : "The body is not valid JSON: the error is " + at(e) + ".");
        }
    }

    private static boolean hasNulInName(JsonNode node) {
        return node.propertyStream().anyMatch(member -> member.getKey().indexOf('\0') >= 0)
                || node.valueStream().anyMatch(ScimJson::hasNulInName);
    }

    private boolean hasTooManyMembers(JsonNode node) {
        if (node.isObject() && node.size() > maxMembers) {
            return true;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && hasTooManyMembers(child)) {
                return true;
            }
        }
        return false;
    }

    private static String at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null
                ? "at an unknown place"
                : "at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private ScimErrorException tooLarge() {
        return ScimErrorException.tooLarge("The body is larger than the limit of " + maxBodyBytes + " bytes.");
    }
}
