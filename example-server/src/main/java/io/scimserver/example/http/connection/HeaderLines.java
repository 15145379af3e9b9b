package io.scimserver.example.http.connection;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;

/**
 * Check of a request header's lines before Grizzly parses (and rewrites) them. A line that one server reads as one and
 * another server as two lets requests be smuggled past a proxy (RFC 9112 §2.2, §5.2, §11.2), and a value that one
 * server cuts at a NUL is not the value that another one compares (RFC 9110 §5.5).
 */
final class HeaderLines {

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte NUL = 0;
    private static final byte SPACE = ' ';
    private static final byte TAB = '\t';
    private static final Pattern REQUEST_LINE = Pattern.compile("[^\\x00-\\x20]+ [^\\x00-\\x20]+ HTTP/\\d\\.\\d");
    private static final String AUTHORIZATION = "authorization:";

    private HeaderLines() {}

    /**
     * Checks up to the end of the header, or of what has arrived of it.
     *
     * @param from the index where the parser continues
     * @return true if all of the header is there
     * @throws RefusedRequestException for a request line that is none, a folded line, one that ends with a line feed
     *     alone, and a carriage return or NUL inside a line
     */
    static boolean check(Buffer input, int from) {
        // The last bytes of the previous call again: what they mean may depend on the bytes that followed.
        int start = Math.max(input.position(), from - 2);
        for (int i = start; i < input.limit(); i++) {
            byte octet = input.get(i);
            if (octet == LF) {
                checkLineEnd(input, i);
                if (startOfLine(input, i) == input.position()) {
                    checkRequestLine(input, i);
                }
                if (endsHeader(input, i)) {
                    return true;
                }
                checkNextLine(input, i);
            } else if (octet == NUL || (octet == CR && isFollowedByOtherThanLineFeed(input, i))) {
                throw refusedInside(input, i);
            }
        }
        return false;
    }

    private static void checkLineEnd(Buffer input, int lineFeed) {
        if (at(input, lineFeed - 1) != CR) {
            throw new RefusedRequestException(400, "The lines of the request header must end with CR LF.");
        }
    }

    /** Checks the first line: where its parts are separated otherwise, servers disagree on them (RFC 9112 §3). */
    private static void checkRequestLine(Buffer input, int lineFeed) {
        String line = input.toStringContent(StandardCharsets.ISO_8859_1, input.position(), lineFeed - 1);
        if (!REQUEST_LINE.matcher(line).matches()) {
            throw new RefusedRequestException(
                    400,
                    "The request line must read: method, one space, path, one space, HTTP version."
                            + " A space inside the path or the query must be sent as %20.");
        }
    }

    private static int startOfLine(Buffer input, int index) {
        int start = index;
        while (start > input.position() && input.get(start - 1) != LF) {
            start--;
        }
        return start;
    }

    private static void checkNextLine(Buffer input, int lineFeed) {
        byte next = at(input, lineFeed + 1);
        if (next == SPACE || next == TAB) {
            throw new RefusedRequestException(
                    400, "The request header holds a folded line; send each field on one line.");
        }
    }

    /**
     * Returns the refusal. Such a credential is none, whatever it would be if the octet were cut off or replaced (RFC
     * 9110 §5.5).
     */
    private static RefusedRequestException refusedInside(Buffer input, int index) {
        int status = isInside(AUTHORIZATION, input, index) ? 401 : 400;
        return new RefusedRequestException(status, "The request header holds a carriage return or NUL inside a line.");
    }

    /** Returns true if the line that holds the octet at {@code index} is the header field of this name. */
    private static boolean isInside(String field, Buffer input, int index) {
        int start = startOfLine(input, index);
        int end = start + field.length();
        return end <= index
                && input.toStringContent(StandardCharsets.ISO_8859_1, start, end)
                        .equalsIgnoreCase(field);
    }

    private static boolean endsHeader(Buffer input, int lineFeed) {
        return at(input, lineFeed - 2) == LF && at(input, lineFeed - 3) == CR;
    }

    private static boolean isFollowedByOtherThanLineFeed(Buffer input, int carriageReturn) {
        return carriageReturn + 1 < input.limit() && input.get(carriageReturn + 1) != LF;
    }

    private static byte at(Buffer input, int index) {
        return index < input.position() || index >= input.limit() ? NUL : input.get(index);
    }
}
