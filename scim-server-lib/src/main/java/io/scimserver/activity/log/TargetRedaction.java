package io.scimserver.activity.log;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Redaction of a request's path and query, so that they may be kept. Immutable. */
final class TargetRedaction {

    private static final int MAX_LENGTH = 2_000;
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"?|'[^']*'?");
    private static final Pattern BY_NAME = Pattern.compile(
            "\\s*\\(?\\s*(?:\\S*:)?(?:userName|externalId|displayName)\\s+eq\\s+\"([^\"]*)\"\\s*\\)?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BY_KEY_NAME = Pattern.compile(
            "\\s*\\(?\\s*(?:\\S*:)?(?:userName|displayName)\\s+eq\\s+\"([^\"]*)\"\\s*\\)?\\s*",
            Pattern.CASE_INSENSITIVE);

    private final PersonalData kept;

    TargetRedaction(PersonalData kept) {
        this.kept = kept;
    }

    String redact(String target) {
        boolean isHarmless = kept == PersonalData.ALL
                && decode(target).filter(text -> !SecretTraces.in(text)).isPresent();
        String redacted = isHarmless ? target : redactParts(target);
        return redacted.length() <= MAX_LENGTH ? redacted : redacted.substring(0, MAX_LENGTH);
    }

    private String redactParts(String target) {
        int query = target.indexOf('?');
        String path = scrubPath(query < 0 ? target : target.substring(0, query));
        return query < 0 ? path : path + "?" + redactQuery(target.substring(query + 1));
    }

    /** Redacts a filter: it keeps the attributes and removes the values if they are not to be kept. */
    String redactFilter(String filter) {
        String scrubbed = Secrets.scrub(filter);
        boolean isKept = kept == PersonalData.ALL
                || (kept == PersonalData.NAMES && BY_NAME.matcher(scrubbed).matches());
        return isKept ? scrubbed : withoutLiterals(scrubbed);
    }

    /** Returns the userName or displayName that a filter of this target asks for. */
    static Optional<String> nameAskedFor(String target) {
        int query = target.indexOf('?');
        return query < 0
                ? Optional.empty()
                : Arrays.stream(target.substring(query + 1).split("&"))
                        .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith("filter="))
                        .findFirst()
                        .flatMap(parameter -> decode(parameter.substring("filter=".length())))
                        .flatMap(TargetRedaction::nameIn);
    }

    /** Returns the userName or displayName that a filter asks for, if it asks for nothing else. */
    static Optional<String> nameIn(String filter) {
        Matcher matcher = BY_KEY_NAME.matcher(filter);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String withoutLiterals(String text) {
        return LITERAL.matcher(text).replaceAll(Secrets.REMOVED);
    }

    private static String scrubPath(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(TargetRedaction::scrubSegment)
                .collect(Collectors.joining("/"));
    }

    private static String scrubSegment(String segment) {
        return decode(segment)
                .filter(decoded -> Secrets.scrub(decoded).equals(decoded))
                .map(harmless -> segment)
                .orElse(Secrets.REMOVED);
    }

    private String redactQuery(String query) {
        return Arrays.stream(query.split("&")).map(this::redactParameter).collect(Collectors.joining("&"));
    }

    private String redactParameter(String parameter) {
        int equals = parameter.indexOf('=');
        Optional<String> name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
        Optional<String> value = decode(equals < 0 ? "" : parameter.substring(equals + 1));
        if (name.isEmpty() || value.isEmpty() || !Secrets.scrub(name.get()).equals(name.get())) {
            return Secrets.REMOVED;
        }
        String shown = equals < 0 ? parameter : parameter.substring(0, equals);
        if (equals < 0) {
            return shown;
        }
        String harmless = redactValue(name.get(), value.get());
        return shown + "=" + (harmless.equals(value.get()) ? parameter.substring(equals + 1) : harmless);
    }

    private String redactValue(String name, String value) {
        if (Secrets.isName(name)) {
            return Secrets.REMOVED;
        }
        return name.equalsIgnoreCase("filter") ? redactFilter(value) : Secrets.scrub(value);
    }

    /** Decodes a text; empty if its percent-encoding is wrong. */
    private static Optional<String> decode(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
