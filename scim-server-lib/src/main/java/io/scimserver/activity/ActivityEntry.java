package io.scimserver.activity;

import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import io.scimserver.store.search.value.Folding;
import io.scimserver.store.search.value.SearchWords;
import io.scimserver.tenant.Tenant;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entry about one request and its response. Everything in it that a client sent is untrusted text: escape it where it
 * is shown. Immutable.
 *
 * @param id the correlation id, which the response carried as {@code X-Request-Id}: a UUID of version 7, unique
 * @param tenant the tenant whose users the request was about; empty if that is not known, as when authentication failed
 * @param at the time at which the request arrived, exact to a millisecond
 * @param duration the time until the response, exact to a microsecond
 * @param call the operation and its target
 * @param source the sender
 * @param outcome the outcome
 * @param subjects the users or groups it was about, as far as known; a bulk request has several
 * @param bodies the bodies of request and response, without secrets, shortened
 */
public record ActivityEntry(
        String id,
        Optional<Tenant> tenant,
        Instant at,
        Duration duration,
        Call call,
        Source source,
        Outcome outcome,
        List<Subject> subjects,
        Bodies bodies) {

    /**
     * Operation and target of a request.
     *
     * @param operation the kind of request
     * @param method the HTTP method, as sent; at most 40 characters
     * @param path path and query as sent, percent-encoded, without secrets; at most 2,000 characters
     * @param operations the number of its operations: 1, or the size of a bulk request
     */
    public record Call(ActivityOperation operation, String method, String path, int operations) {}

    /**
     * Origin of the request.
     *
     * @param tokenId the name of the credential; see {@link io.scimserver.tenant.Caller#credentialId()}
     * @param tokenLabel what an administrator called the credential
     * @param address where the request came from, if the host says so; at most 100 characters
     * @param userAgent the {@code User-Agent} header, at most 200 characters
     */
    public record Source(
            Optional<String> tokenId,
            Optional<String> tokenLabel,
            Optional<String> address,
            Optional<String> userAgent) {

        /** Source of which nothing is known. */
        public static final Source UNKNOWN =
                new Source(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Outcome of the request.
     *
     * @param status the HTTP status
     * @param scimType the keyword of the SCIM error, where there is one
     * @param detail what the client was told of an error; at most 1,000 characters
     * @param repairs which deviations from the RFCs were repaired; {@link Repair#sentence()} explains each
     * @param effects how many users and groups were created, updated and so on; what did not happen is not in it
     * @param ignored the attributes of the request that took no effect, and why; at most
     *     {@link IgnoredAttribute#MOST} and one that says there were more, each path at most 200 characters
     */
    public record Outcome(
            int status,
            Optional<String> scimType,
            Optional<String> detail,
            Set<Repair> repairs,
            Map<ActivityEffect, Integer> effects,
            List<IgnoredAttribute> ignored) {

        public Outcome {
            repairs = Set.copyOf(repairs);
            ignored = List.copyOf(ignored);
            effects = effects.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(effects));
        }

        /** An outcome of a request that was taken as a whole. */
        public Outcome(
                int status,
                Optional<String> scimType,
                Optional<String> detail,
                Set<Repair> repairs,
                Map<ActivityEffect, Integer> effects) {
            this(status, scimType, detail, repairs, effects, List.of());
        }

        /** Returns an outcome with this status and nothing else. */
        public static Outcome of(int status) {
            return new Outcome(status, Optional.empty(), Optional.empty(), Set.of(), Map.of());
        }

        /** Returns the result of the request. */
        public ActivityResult result() {
            // 501 is said on purpose: what was asked for is not offered.
            if (status >= 500 && status != 501) {
                return ActivityResult.FAILED;
            }
            if (status == 401) {
                return ActivityResult.UNAUTHENTICATED;
            }
            return status >= 400 || effects.containsKey(ActivityEffect.REFUSED)
                    ? ActivityResult.REFUSED
                    : ActivityResult.SUCCEEDED;
        }
    }

    /**
     * User or group that an entry is about.
     *
     * @param userId the id that the server gave it; empty if it was not created
     * @param userName its name, as sent: the userName of a user, the displayName of a group; at most 1,000 characters
     */
    public record Subject(Optional<String> userId, Optional<String> userName) {

        /** Returns true if the subject has the id or, without regard to case, the name of a person. */
        public boolean is(Subject person) {
            return (userId.isPresent() && userId.equals(person.userId))
                    || (userName.isPresent() && userName.map(Folding::fold).equals(person.userName.map(Folding::fold)));
        }
    }

    /**
     * Bodies of a request and its response.
     *
     * @param request the body of the request; empty if there was none or none was read
     * @param response the body of the response; empty if there was none
     */
    public record Bodies(Optional<Body> request, Optional<Body> response) {

        /** Bodies of which neither was kept. */
        public static final Bodies NONE = new Bodies(Optional.empty(), Optional.empty());

        /** Returns the text of the request's body; empty if it, or its end, was not kept. */
        public Optional<String> wholeRequest() {
            return request.filter(body -> body.cutBytes() == 0).map(Body::text);
        }
    }

    /**
     * Kept form of a body.
     *
     * @param text JSON, or a note in brackets that says why there is none
     * @param cutBytes the number of bytes that were cut off at the end
     */
    public record Body(String text, int cutBytes) {}

    public ActivityEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        duration = duration.truncatedTo(ChronoUnit.MICROS);
        subjects = List.copyOf(subjects);
    }

    /**
     * Returns the words by which the entry is found: those of the path, decoded, of the error's detail, of the names of
     * the subjects and of the attributes that took no effect, and {@linkplain #wordOf one for each repair}.
     */
    public Set<String> searchWords() {
        return Stream.of(
                        Stream.of(readable(call.path()), outcome.detail().orElse("")),
                        subjects.stream().flatMap(subject -> subject.userName().stream()),
                        outcome.ignored().stream().map(IgnoredAttribute::path),
                        outcome.repairs().stream().map(ActivityEntry::wordOf))
                .flatMap(texts -> texts)
                .flatMap(text -> SearchWords.of(text).stream())
                .collect(Collectors.toSet());
    }

    /** Returns the word by which entries with this repair are found, such as "BOOLEANASTEXT". */
    static String wordOf(Repair repair) {
        return repair.name().replace("_", "");
    }

    /** Returns true if one of the subjects is this person. */
    public boolean isAbout(Subject person) {
        return subjects.stream().anyMatch(subject -> subject.is(person));
    }

    /** Returns the entry without a person and without bodies; empty if it is about nobody else. */
    public Optional<ActivityEntry> without(Subject person) {
        List<Subject> others =
                subjects.stream().filter(subject -> !subject.is(person)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new ActivityEntry(id, tenant, at, duration, call, source, outcome, others, Bodies.NONE));
    }

    /** Returns a copy with these bodies. */
    public ActivityEntry withBodies(Bodies others) {
        return new ActivityEntry(id, tenant, at, duration, call, source, outcome, subjects, others);
    }

    /** Returns a copy with these subjects. */
    public ActivityEntry withSubjects(List<Subject> others) {
        return new ActivityEntry(id, tenant, at, duration, call, source, outcome, others, bodies);
    }

    /** Returns a path without its percent-encoding, if it can be read. */
    private static String readable(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    /** Returns a text without the data of people, which stays out of logs. */
    @Override
    public String toString() {
        return "ActivityEntry[" + id + ", " + call.operation() + ", " + outcome.status() + "]";
    }
}
