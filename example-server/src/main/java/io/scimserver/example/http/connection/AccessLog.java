package io.scimserver.example.http.connection;

import io.scimserver.activity.RequestSummary;
import io.scimserver.auth.Authentication;
import io.scimserver.console.web.ConsoleHost;
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
 * query nor header nor body, so that no personal data and no secret gets into the log. Requests of unknown clients get a
 * limited number of lines a second; another line then has the number of those left out. Safe for use by many threads.
 */
public final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger("access");
    private static final int MAX_PATH_LENGTH = 200;
    private static final int ANONYMOUS_LINES = 20;
    private static final RequestSummary NOTHING_KNOWN = new RequestSummary("", Optional.empty(), Set.of(), 1);

    private final LineLimit anonymous = new LineLimit(ANONYMOUS_LINES);

    /** Logs a request whose response was sent. */
    public void answered(Request request, long startNanos) {
        write(request, Integer.toString(request.getResponse().getStatus()), startNanos);
    }

    /** Logs a request whose client went away before the response could be sent. */
    public void abandoned(Request request, long startNanos) {
        write(request, "-", startNanos);
    }

    /** Logs a request that could not be parsed, so that little is known of it. */
    void refused(ScimError error) {
        writeLeftOut();
        if (anonymous.admits()) {
            log.info("- - {} \"{}\"", error.status(), error.detail());
        }
    }

    private void write(Request request, String status, long startNanos) {
        if (!log.isInfoEnabled()) {
            return;
        }
        writeLeftOut();
        RequestSummary summary =
                request.getAttribute(RequestSummary.PROPERTY) instanceof RequestSummary given ? given : NOTHING_KNOWN;
        Optional<Caller> caller = summary.caller().or(() -> authenticated(request));
        boolean isKnown = caller.isPresent() || request.getAttribute(ConsoleHost.ADMINISTRATOR) != null;
        if (!isKnown && !anonymous.admits()) {
            return;
        }
        DataChunk path = request.getRequest().getRequestURIRef().getOriginalRequestURIBC();
        log.info(
                "{} {} {} {}ms tenant={} token={} repairs={}",
                oneLine(request.getMethod().getMethodString()),
                oneLine(path.toString()),
                status,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                caller.map(known -> oneLine(known.tenant().id())).orElse("-"),
                caller.map(known -> quoted(known.label())).orElse("-"),
                summary.repairs());
    }

    /** Returns the caller of a request that was refused before it reached the library. */
    private static Optional<Caller> authenticated(Request request) {
        return request.getAttribute(Authentication.PROPERTY) instanceof Authentication.Accepted accepted
                ? Optional.of(accepted.caller())
                : Optional.empty();
    }

    private void writeLeftOut() {
        long number = anonymous.takeLeftOut();
        if (number > 0) {
            log.info("- - - \"{} requests of unknown clients were left out here\"", number);
        }
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
