package io.scimserver.example;

import io.scimserver.provisioning.RequestFacts;
import io.scimserver.schema.ScimError;
import io.scimserver.tenant.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.util.DataChunk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access log with one line for each request: method, path, status, duration, tenant, token label, repairs. Neither
 * query nor header nor body, so that no personal data and no secret gets into the log.
 */
final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger("access");
    private static final int MAX_PATH_LENGTH = 200;
    private static final RequestFacts NOTHING_KNOWN = new RequestFacts("", Optional.empty(), Set.of(), 1);

    private AccessLog() {}

    /** Logs a request whose response was sent. */
    static void answered(Request request, long startNanos) {
        write(request, Integer.toString(request.getResponse().getStatus()), startNanos);
    }

    /** Logs a request whose client went away before the response could be sent. */
    static void abandoned(Request request, long startNanos) {
        write(request, "-", startNanos);
    }

    /** Logs a request that could not be parsed, so that little is known of it. */
    static void refused(ScimError error) {
        log.info("- - {} \"{}\"", error.status(), error.detail());
    }

    private static void write(Request request, String status, long startNanos) {
        if (!log.isInfoEnabled()) {
            return;
        }
        DataChunk path = request.getRequest().getRequestURIRef().getOriginalRequestURIBC();
        Object known = request.getAttribute(RequestFacts.PROPERTY);
        RequestFacts facts = known instanceof RequestFacts given ? given : NOTHING_KNOWN;
        log.info(
                "{} {} {} {}ms tenant={} token={} repairs={}",
                oneLine(request.getMethod().getMethodString()),
                oneLine(path.toString()),
                status,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                facts.caller()
                        .map(Caller::tenant)
                        .map(tenant -> oneLine(tenant.id()))
                        .orElse("-"),
                facts.caller().map(caller -> quoted(caller.label())).orElse("-"),
                facts.repairs());
    }

    private static String quoted(String text) {
        return '"' + oneLine(text).replace("\"", "\\\"") + '"';
    }

    /**
     * Returns the text shortened, and with everything escaped that a terminal or a reader of lines could take for more
     * than text.
     */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX_PATH_LENGTH).forEach(point -> {
            if (Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || point == '\\'
                    || point == '\u2028'
                    || point == '\u2029') {
                line.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }
}
