package io.scimserver.example.http.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Rules for a parsed request header where Grizzly accepts more than is safe. They refuse whatever leaves doubt about
 * where a request ends or where it goes (RFC 9112 §3.2, §5.1, §6.1, §6.3).
 */
final class HeaderRules {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    /** Fields that change what a request is, which a trailer comes too late for (RFC 9110 §6.5.1). */
    private static final Set<String> NEVER_IN_TRAILERS = Set.of(
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "if-match",
            "if-none-match",
            "keep-alive",
            "max-forwards",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HeaderRules() {}

    /**
     * Checks one header.
     *
     * @param announcedLengths the number of Content-Length fields that were seen while it was parsed, dropped ones
     *     included
     * @throws RefusedRequestException for the first rule that is broken
     */
    static void check(HttpRequestPacket request, int announcedLengths) {
        checkRequestLine(request);
        MimeHeaders headers = request.getHeaders();
        for (int i = 0; i < headers.size(); i++) {
            if (!isToken(headers.getName(i).toString())) {
                throw refused(
                        "The name of a header field holds a character that is not allowed there, such as a space.");
            }
        }
        checkHost(values(headers, Header.Host));
        List<String> lengths = values(headers, Header.ContentLength);
        List<String> encodings = values(headers, Header.TransferEncoding);
        if (Math.max(announcedLengths, lengths.size()) + encodings.size() > 1) {
            throw refused("Send either one Content-Length or one Transfer-Encoding header.");
        }
        checkFraming(request, lengths, encodings);
    }

    /**
     * Checks one field of the trailer of a chunked body.
     *
     * @throws RefusedRequestException 400 if it is none, or one that only a header may hold
     */
    static void checkTrailerField(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.substring(0, colon))) {
            throw refused("The trailer of the request body holds a line that is no field.");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        if (NEVER_IN_TRAILERS.contains(name) || name.startsWith("x-forwarded-")) {
            throw refused("The trailer of the request body holds a field that belongs into the header.");
        }
    }

    private static void checkRequestLine(HttpRequestPacket request) {
        if (!request.getProtocolDC().startsWith("HTTP/1.", 0)) {
            throw new RefusedRequestException(505, "This server speaks HTTP/1.1.");
        }
        if (!isToken(request.getMethod().getMethodString())) {
            throw refused("The request line does not begin with the name of a method.");
        }
        if (Method.CONNECT.equals(request.getMethod())) {
            throw new RefusedRequestException(501, "This server is no proxy: CONNECT is not supported.");
        }
    }

    private static void checkHost(List<String> hosts) {
        if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
            throw refused("Send one Host header with the name and the port of this server.");
        }
    }

    private static void checkFraming(HttpRequestPacket request, List<String> lengths, List<String> encodings) {
        if (!lengths.stream().allMatch(length -> LENGTH.matcher(length).matches())) {
            throw refused("Content-Length must be a number of bytes.");
        }
        if (!encodings.stream().allMatch("chunked"::equalsIgnoreCase)) {
            throw refused("The only Transfer-Encoding that this server takes is \"chunked\".");
        }
        if (!encodings.isEmpty() && !request.isChunked()) {
            throw refused("Transfer-Encoding could not be read; send \"chunked\" in lower case.");
        }
        if (Method.TRACE.equals(request.getMethod()) && lengths.size() + encodings.size() > 0) {
            // Grizzly would leave the body on the connection and read it as the next request
            throw refused("A TRACE request has no body (RFC 9110 §9.3.8).");
        }
    }

    private static List<String> values(MimeHeaders headers, Header name) {
        List<String> values = new ArrayList<>();
        headers.values(name).forEach(values::add);
        return values;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HeaderRules::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || TOKEN_PUNCTUATION.indexOf(character) >= 0;
    }

    private static RefusedRequestException refused(String detail) {
        return new RefusedRequestException(400, detail);
    }
}
