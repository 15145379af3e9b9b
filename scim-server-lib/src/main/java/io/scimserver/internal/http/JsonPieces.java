package io.scimserver.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pieces of a JSON text in UTF-8, kept as they are and copied once, into bytes of the right length. For one thread. */
final class JsonPieces {

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private int size;

    void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the bytes, which must not be changed until the pieces are joined. */
    void add(byte[] bytes) {
        add(bytes, 0, bytes.length);
    }

    /** Adds a part of the bytes, which must not be changed until the pieces are joined. */
    void add(byte[] bytes, int offset, int length) {
        pieces.add(ByteBuffer.wrap(bytes, offset, length));
        size += length;
    }

    /** Returns the number of bytes so far. */
    int size() {
        return size;
    }

    /** Returns all pieces as one text. */
    byte[] joined() {
        byte[] all = new byte[size];
        int at = 0;
        for (ByteBuffer piece : pieces) {
            int length = piece.remaining();
            piece.get(all, at, length);
            at += length;
        }
        return all;
    }
}
