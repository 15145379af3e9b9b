package io.scimserver.example;

import io.scimserver.schema.ScimErrorException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.util.DataChunk;

/**
 * The path and the query of a request in a form that every URI parser takes. Clients send filters with bare quotes,
 * braces and umlauts: these are encoded. What is encoded wrongly has no meaning and is refused.
 *
 * @param path begins with a slash
 * @param query without its question mark; empty if there is none
 */
record RequestTarget(String path, String query) {

    private static final String UNRESERVED_PUNCTUATION = "-._~";
    private static final String IN_PATH = UNRESERVED_PUNCTUATION + "!$&'()*+,=:@/";
    private static final String IN_QUERY = IN_PATH + ";?";

    /** @throws ScimErrorException 400 if the path or the query cannot be decoded */
    static RequestTarget of(Request request) {
        HttpRequestPacket packet = request.getRequest();
        // Grizzly cuts session ids out of the path; what the client sent is what counts.
        if (octets(packet.getRequestURIRef().getOriginalRequestURIBC()).contains(";")) {
            throw ScimErrorException.invalidSyntax(
                    "The path holds a semicolon. SCIM has no path parameters; a semicolon in an id is sent as %3B.");
        }
        String path = octets(packet.getRequestURIRef().getRequestURIBC());
        if (!path.startsWith("/")) {
            throw ScimErrorException.invalidSyntax("The request line must name a path that begins with a slash.");
        }
        return new RequestTarget(clean(path, IN_PATH), clean(octets(packet.getQueryStringDC()), IN_QUERY));
    }

    /** Lets everything behind this see the encoded form. */
    void applyTo(Request request) {
        request.setRequestURI(path);
        if (!query.isEmpty()) {
            request.setQueryString(query);
        }
    }

    /** One character for each octet that was sent. */
    private static String octets(DataChunk sent) {
        String text = sent.toString(StandardCharsets.ISO_8859_1);
        return text == null ? "" : text;
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
