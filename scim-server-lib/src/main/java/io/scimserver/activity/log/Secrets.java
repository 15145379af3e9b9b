package io.scimserver.activity.log;

import java.util.regex.Pattern;

/** Detector of secrets in text, by their names and by their looks; in doubt a text is a secret. */
final class Secrets {

    static final String REMOVED = "[removed]";

    private static final String PASSWORD = "(?:pass[-_ ]?(?:word|wd|phrase|code)|pwd|secret(?!ar)|api[-_ ]?key)";
    private static final String ANY = "(?:" + PASSWORD
            + "|token|credential|authorization|private[-_ ]?key|access[-_ ]?key|cookie|assertion|bearer)";
    private static final String GIVEN =
            "[\\w\\])-]*(?:\\[\\s*\\w+)?[\"'\\\\\\s]*(?:[:=]|\\b(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\b)";

    private static final Pattern NAME = Pattern.compile(ANY, Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_TEXT = Pattern.compile(ANY + GIVEN, Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_DETAIL = Pattern.compile(PASSWORD + GIVEN, Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?:bearer|basic)\\s+[\\w.~+/-]{6,}=*|\\bscim_[\\w-]{16,}|\\beyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Returns true if a value of this name must not be kept. */
    static boolean isName(String name) {
        return SecretTraces.in(name) && NAME.matcher(name).find();
    }

    /** Returns the text, or a note in its place if it holds a secret. */
    static String scrub(String text) {
        if (!SecretTraces.in(text)) {
            return text;
        }
        return IN_TEXT.matcher(text).find() ? REMOVED : withoutCredentials(text);
    }

    /**
     * Returns the text of {@link #scrub}, for sentences of the server, which mention tokens but do not contain them.
     */
    static String scrubDetail(String text) {
        if (!SecretTraces.in(text)) {
            return text;
        }
        return IN_DETAIL.matcher(text).find() ? REMOVED : withoutCredentials(text);
    }

    private static String withoutCredentials(String text) {
        return CREDENTIAL.matcher(text).replaceAll(REMOVED);
    }
}
