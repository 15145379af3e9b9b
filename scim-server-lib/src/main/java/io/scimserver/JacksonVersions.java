package io.scimserver;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Versions of the Jackson modules on the class path. A host's own dependencies may bring an older one than the library
 * needs, or two that do not fit, and both fail late: in the first request that calls a missing method.
 */
record JacksonVersions(Version core, Version databind) {

    /** Oldest version that has every method that the library calls. */
    static final Version OLDEST = new Version(2, 19, 0, null, null, null);

    private static final String FIX =
            ": import com.fasterxml.jackson:jackson-bom, in one version, before other BOMs in dependencyManagement";

    static JacksonVersions ofClassPath() {
        ObjectMapper mapper = new ObjectMapper();
        return new JacksonVersions(mapper.getFactory().version(), mapper.version());
    }

    /** @throws IllegalStateException if one is too old, or they differ in their minor version */
    void check() {
        if (core.getMinorVersion() != databind.getMinorVersion()) {
            throw new IllegalStateException("there are two versions of Jackson, jackson-core " + core
                    + " and jackson-databind " + databind + FIX);
        }
        if (databind.compareTo(OLDEST) < 0) {
            throw new IllegalStateException(
                    "Jackson " + databind + " is too old, the library needs " + OLDEST + " or a later 2.x" + FIX);
        }
    }
}
