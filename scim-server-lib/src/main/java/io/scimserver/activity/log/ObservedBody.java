package io.scimserver.activity.log;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Body of a request or a response as it was seen; read as JSON at most once, and only on demand. For one thread. */
final class ObservedBody {

    private static final int MAX_DEPTH = 100;
    private static final ObjectReader JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final byte[] bytes;
    private final boolean isUnderstood;
    private Optional<Optional<ObjectNode>> read = Optional.empty();

    /**
     * Keeps the bytes as they are.
     *
     * @param isUnderstood true if the server has read or written it as JSON
     */
    ObservedBody(byte[] bytes, boolean isUnderstood) {
        this.bytes = bytes;
        this.isUnderstood = isUnderstood;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Returns true if it is a JSON object that certainly holds no secret. */
    boolean isHarmless() {
        return isUnderstood && !isEmpty() && bytes[0] == '{' && !SecretTraces.inJson(bytes);
    }

    /** Returns the JSON object; empty if the body is none. */
    Optional<ObjectNode> tree() {
        if (read.isEmpty()) {
            read = Optional.of(parse());
        }
        return read.get();
    }

    private Optional<ObjectNode> parse() {
        try {
            return !isEmpty() && JSON.readTree(bytes) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
