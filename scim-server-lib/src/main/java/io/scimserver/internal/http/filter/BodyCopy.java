package io.scimserver.internal.http.filter;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Copy of a request's body, made while it is read; the reader of the body enforces the limit on bodies. */
final class BodyCopy extends FilterInputStream {

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    BodyCopy(InputStream body) {
        super(body);
    }

    byte[] copied() {
        return copy.toByteArray();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            copy.write(read);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            copy.write(buffer, offset, read);
        }
        return read;
    }

    /** Returns false: reading twice would copy twice. */
    @Override
    public boolean markSupported() {
        return false;
    }
}
