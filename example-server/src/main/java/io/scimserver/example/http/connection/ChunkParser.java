package io.scimserver.example.http.connection;

import java.util.Arrays;
import org.glassfish.grizzly.Buffer;

/**
 * Strict parser of one chunked body (RFC 9112 §7.1): a lenient one and a strict one along the way of a request disagree
 * on where it ends. Takes the body in pieces that are cut anywhere. For one thread at a time.
 */
final class ChunkParser {

    private static final int MAX_SIZE_DIGITS = 8;
    private static final int MAX_EXTENSION_BYTES = 1024;
    private static final int MAX_TRAILER_BYTES = 2048;

    private enum State {
        SIZE,
        EXTENSION,
        SIZE_END,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER,
        TRAILER_END,
        LAST_LF,
        COMPLETE
    }

    private final StringBuilder trailer = new StringBuilder();
    private State state = State.SIZE;
    private int sizeDigits;
    private long remaining;
    private int extensionBytes;
    private int trailerBytes;

    /** Returns true once the last chunk and the trailer were read. */
    boolean isComplete() {
        return state == State.COMPLETE;
    }

    /**
     * Reads up to the end of the input or of the body.
     *
     * @return the data of the chunks
     * @throws RefusedRequestException 400 for everything that the grammar does not allow
     */
    byte[] parse(Buffer input) {
        byte[] data = new byte[input.remaining()];
        int length = 0;
        while (input.hasRemaining() && !isComplete()) {
            if (state == State.DATA) {
                int size = (int) Math.min(remaining, input.remaining());
                input.get(data, length, size);
                length += size;
                take(size);
            } else {
                read(input.get());
            }
        }
        return length == data.length ? data : Arrays.copyOf(data, length);
    }

    private void take(int size) {
        remaining -= size;
        if (remaining == 0) {
            state = State.DATA_CR;
        }
    }

    private void read(byte octet) {
        switch (state) {
            case SIZE -> readSize(octet);
            case EXTENSION -> readExtension(octet);
            case SIZE_END -> readSizeEnd(octet);
            case DATA_CR -> expect(octet, '\r', State.DATA_LF);
            case DATA_LF -> expect(octet, '\n', State.SIZE);
            case TRAILER -> readTrailer(octet);
            case TRAILER_END -> readTrailerEnd(octet);
            case LAST_LF -> expect(octet, '\n', State.COMPLETE);
            default -> throw new IllegalStateException(state + " reads no octets");
        }
    }

    private void readSize(byte octet) {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            sizeDigits++;
            remaining = remaining * 16 + digit;
            check(sizeDigits <= MAX_SIZE_DIGITS, "A chunk of the request body has too long a size.");
        } else {
            check(sizeDigits > 0, "A chunk of the request body does not begin with its size.");
            check(octet == '\r' || octet == ';', "The size of a chunk must be hexadecimal digits and nothing else.");
            state = octet == '\r' ? State.SIZE_END : State.EXTENSION;
        }
    }

    private void readExtension(byte octet) {
        extensionBytes++;
        check(extensionBytes <= MAX_EXTENSION_BYTES, "The chunk extensions of the request body are too long.");
        if (octet == '\r') {
            state = State.SIZE_END;
        } else {
            check(isText(octet), "A chunk extension holds a control character.");
        }
    }

    private void readSizeEnd(byte octet) {
        expect(octet, '\n', remaining > 0 ? State.DATA : State.TRAILER);
        sizeDigits = 0;
    }

    private void readTrailer(byte octet) {
        trailerBytes++;
        check(trailerBytes <= MAX_TRAILER_BYTES, "The trailer of the request body is too long.");
        if (octet != '\r') {
            check(isText(octet), "The trailer of the request body holds a control character.");
            trailer.append((char) (octet & 0xFF));
        } else if (trailer.length() == 0) {
            state = State.LAST_LF;
        } else {
            HeaderRules.checkTrailerField(trailer.toString());
            state = State.TRAILER_END;
        }
    }

    private void readTrailerEnd(byte octet) {
        expect(octet, '\n', State.TRAILER);
        trailer.setLength(0);
    }

    private void expect(byte octet, char expected, State next) {
        check(octet == expected, "The lines and the data of a chunk must end with CR LF.");
        state = next;
    }

    private static boolean isText(byte octet) {
        return octet == '\t' || ((octet & 0xFF) >= ' ' && octet != 0x7F);
    }

    private static void check(boolean isRight, String detail) {
        if (!isRight) {
            throw new RefusedRequestException(400, detail);
        }
    }
}
