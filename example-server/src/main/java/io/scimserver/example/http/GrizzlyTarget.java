package io.scimserver.example.http;

import io.scimserver.RequestTarget;
import io.scimserver.schema.ScimErrorException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.util.DataChunk;

/** Encoding of a Grizzly request, so that everything behind the guard sees its {@link RequestTarget}. */
final class GrizzlyTarget {

    private GrizzlyTarget() {}

    /**
     * Puts the encoded form in place of the client's text.
     *
     * @return that form
     * @throws ScimErrorException 400 if the path or the query cannot be decoded
     */
    static RequestTarget clean(Request request) {
        HttpRequestPacket packet = request.getRequest();
        String sent = octets(packet.getRequestURIRef().getOriginalRequestURIBC());
        // Grizzly cuts session ids out of the path; what the client sent is what counts.
        String path =
                sent.contains(";") ? sent : octets(packet.getRequestURIRef().getRequestURIBC());
        RequestTarget target = RequestTarget.ofOctets(path, octets(packet.getQueryStringDC()));
        request.setRequestURI(target.path());
        if (!target.query().isEmpty()) {
            request.setQueryString(target.query());
        }
        return target;
    }

    /** Returns the path as the client sent it, which may be no path at all; one character for each octet. */
    static String sentPath(Request request) {
        return octets(request.getRequest().getRequestURIRef().getRequestURIBC());
    }

    /** Returns one character for each octet that was sent. */
    private static String octets(DataChunk sent) {
        String text = sent.toString(StandardCharsets.ISO_8859_1);
        return text == null ? "" : text;
    }
}
