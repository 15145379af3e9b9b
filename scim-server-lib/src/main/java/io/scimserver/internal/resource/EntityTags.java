package io.scimserver.internal.resource;

import io.scimserver.store.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions that a precondition names (RFC 7644 §3.14, RFC 9110 §13.1): {@code *}, or entity tags. Compared weakly, as
 * SCIM's own examples send weak tags with {@code If-Match}. Immutable.
 */
public final class EntityTags {

    /** Separator of tags; elements of a list may be empty (RFC 9110 §5.6.1). */
    private static final String COMMAS = "[\\s,]*+";

    private static final Pattern LEADING = Pattern.compile("^" + COMMAS);
    private static final Pattern TAG =
            Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\uFFFF]*)\"\\s*+(?:," + COMMAS + "|$)");

    private final boolean any;
    private final List<String> versions;

    private EntityTags(boolean any, List<String> versions) {
        this.any = any;
        this.versions = versions;
    }

    /** Reads a header value. A malformed one names no version, so that nothing matches it. */
    public static EntityTags parse(String header) {
        if (header.trim().equals("*")) {
            return new EntityTags(true, List.of());
        }
        String tags = LEADING.matcher(header).replaceFirst("");
        List<String> versions = new ArrayList<>();
        Matcher matcher = TAG.matcher(tags);
        for (int end = 0; end < tags.length(); end = matcher.end()) {
            if (!matcher.region(end, tags.length()).lookingAt()) {
                return new EntityTags(false, List.of());
            }
            versions.add(matcher.group(1));
        }
        return new EntityTags(false, versions);
    }

    /** Returns the one version that was read before. */
    public static EntityTags only(String version) {
        return new EntityTags(false, List.of(version));
    }

    /** Returns the tag of a stored version. */
    public static String of(StoredUser user) {
        return "W/\"" + user.version() + "\"";
    }

    /** Returns true if the user is at one of these versions. */
    public boolean match(StoredUser user) {
        return any || versions.contains(user.version());
    }
}
