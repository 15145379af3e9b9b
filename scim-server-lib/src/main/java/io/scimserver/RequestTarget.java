package io.scimserver;

import io.scimserver.schema.ScimErrorException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Path and query of a request in a form that every URI parser takes, for a server that hands requests to
 * {@link ScimServer#application()}. Clients send filters with bare quotes, braces and umlauts: these are encoded. A
 * text with a wrong encoding has no meaning and is refused. Immutable.
 *
 * @param path begins with a slash
 * @param query without its question mark; empty if there is none
 */
public record RequestTarget(String path, String query) {

    private static final String UNRESERVED_PUNCTUATION = "-._~";
    private static final String IN_PATH = UNRESERVED_PUNCTUATION + "!$&'()*+,=:@/";
    private static final String IN_QUERY = IN_PATH + ";?";

    /**
     * Encodes the path and query of a request.
     *
     * @param path as sent, one character for each octet
     * @param query as sent, one character for each octet; empty if there is none
     * @throws ScimErrorException 400 if the path or the query cannot be decoded
     */
    public static RequestTarget ofOctets(String path, String query) {
        if (path.contains(";")) {
            throw ScimErrorException.invalidSyntax(
                    "The path holds a semicolon. SCIM has no path parameters; a semicolon in an id is sent as %3B.");
        }
        if (!path.startsWith("/")) {
            throw ScimErrorException.invalidSyntax("The request line must name a path that begins with a slash.");
        }
        return new RequestTarget(clean(path, IN_PATH), clean(query, IN_QUERY));
    }

    private static String clean(String sent, String allowed) {
        StringBuilder encoded = new StringBuilder(sent.length() + 16);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(sent.length());
        for (int i = 0; i < sent.length(); i++) {
            char character = sent.charAt(i);
            if (character == '%') {
                decoded.write(escaped(sent, i));
                encoded.append(sent, i, i + 3);
                i += 2;
            } else {
                decoded.write(character);
                append(encoded, character, allowed);
            }
        }
        checkUtf8(decoded.toByteArray());
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, char character, String allowed) {
        if (isLetterOrDigit(character) || allowed.indexOf(character) >= 0) {
            encoded.append(character);
        } else {
            encoded.append('%')
                    .append(HexFormat.of().toHexDigits((byte) character).toUpperCase(Locale.ROOT));
        }
    }

    private static int escaped(String sent, int percent) {
        if (percent + 2 < sent.length()
                && HexFormat.isHexDigit(sent.charAt(percent + 1))
                && HexFormat.isHexDigit(sent.charAt(percent + 2))) {
            return HexFormat.fromHexDigits(sent, percent + 1, percent + 3);
        }
        throw ScimErrorException.invalidSyntax("The URL holds a percent sign that two hexadecimal digits do not follow."
                + " A percent sign itself is sent as %25.");
    }

    private static void checkUtf8(byte[] decoded) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded));
        } catch (CharacterCodingException e) {
            throw ScimErrorException.invalidSyntax("The URL is not UTF-8 once it is decoded.");
        }
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
