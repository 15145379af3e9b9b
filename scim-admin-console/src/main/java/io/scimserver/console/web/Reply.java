package io.scimserver.console.web;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** What a page answers. */
public sealed interface Reply {

    /**
     * A page.
     *
     * @param status the HTTP status
     * @param template the name of the template
     * @param title what stands above the page
     * @param model what the template shows, as its parameter {@code page}
     * @param retryAfter when to try again
     */
    record Html(int status, String template, String title, Object model, Optional<Duration> retryAfter)
            implements Reply {

        /** The same with another status. */
        public Html withStatus(int other) {
            return new Html(other, template, title, model, retryAfter);
        }
    }

    /** A part of a page, for a script that puts it in place. */
    record Fragment(String template, Object model) implements Reply {}

    /**
     * Another page of the console, to be fetched with GET.
     *
     * @param target its path
     * @param cookie the cookie that begins or ends a session
     */
    record Redirect(String target, Optional<ConsoleCookie> cookie) implements Reply {

        /** The same, which begins a session. */
        public Redirect beginning(String session) {
            return new Redirect(target, Optional.of(new ConsoleCookie(ConsoleCookie.Kind.SESSION, session)));
        }

        /** The same, which ends the session. */
        public Redirect endingTheSession() {
            return new Redirect(target, Optional.of(ConsoleCookie.noSession()));
        }
    }

    /** A file to be saved, or one that pages refer to. */
    record File(String mediaType, String content, Map<String, String> headers) implements Reply {}

    /**
     * A file to be saved that is too long to be in memory.
     *
     * @param begin its first part
     * @param rest what follows, made while it is sent
     */
    record LongFile(String mediaType, String begin, Iterator<String> rest, Map<String, String> headers)
            implements Reply {}

    static Html page(String template, String title, Object model) {
        return new Html(200, template, title, model, Optional.empty());
    }

    static Redirect redirect(String target) {
        return new Redirect(target, Optional.empty());
    }

    /** To a page that begins with a message. */
    static Redirect redirect(String target, Notice notice) {
        return redirect(target + (target.indexOf('?') < 0 ? "?" : "&") + Notice.PARAMETER + "=" + notice.code());
    }
}
