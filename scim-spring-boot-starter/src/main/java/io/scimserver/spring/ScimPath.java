package io.scimserver.spring;

import java.util.regex.Pattern;

/** Path below which a servlet is mounted. */
final class ScimPath {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private ScimPath() {}

    /**
     * Returns the mapping of a servlet for everything below a path.
     *
     * @param property the name of the property that holds the path
     * @throws ScimStartupException if a servlet cannot be mounted there
     */
    static String mapping(String property, String path) {
        if (!PATH.matcher(path).matches()) {
            throw new ScimStartupException(
                    "The property " + property + " is \"" + path + "\", which is no path for a servlet.",
                    "Set it to a path of letters and digits that begins with a slash and does not end with one, such as"
                            + " /scim/v2.");
        }
        return path + "/*";
    }
}
