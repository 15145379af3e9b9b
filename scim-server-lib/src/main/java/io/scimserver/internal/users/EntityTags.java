package io.scimserver.internal.users;

import io.scimserver.store.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that a precondition names (RFC 7644 §3.14, RFC 9110 §13.1): {@code *}, or entity tags. Compared weakly,
 * as SCIM's own examples send weak tags with {@code If-Match}. Immutable.
 */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\uFFFF]*)\"\\s*(?:,|$)");

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
        List<String> versions = new ArrayList<>();
        Matcher matcher = TAG.matcher(header);
        int end = 0;
        while (end < header.length() && matcher.find(end) && matcher.start() == end) {
            versions.add(matcher.group(1));
            end = matcher.end();
        }
        return new EntityTags(false, end == header.length() ? versions : List.of());
    }

    /** The one version that was read before. */
    public static EntityTags only(String version) {
        return new EntityTags(false, List.of(version));
    }

    /** The tag of a stored version. */
    public static String of(StoredUser user) {
        return "W/\"" + user.version() + "\"";
    }

    /** Whether the user is at one of these versions. */
    public boolean match(StoredUser user) {
        return any || versions.contains(user.version());
    }
}
