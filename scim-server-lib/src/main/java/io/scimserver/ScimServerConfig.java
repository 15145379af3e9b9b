package io.scimserver;

import io.scimserver.schema.Repair;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a server answers. Immutable.
 *
 * @param baseUrl the public URL of the SCIM root, without a slash at its end; empty: as the request was addressed
 * @param repairs which departures of identity providers are repaired; none makes the server strict
 * @param maxBodyBytes the largest request body; larger ones are answered with 413 before they are read
 * @param defaultPageSize users on a page when the client names no count
 * @param maxPageSize users on a page at most
 */
public record ScimServerConfig(
        Optional<URI> baseUrl, Set<Repair> repairs, int maxBodyBytes, int defaultPageSize, int maxPageSize) {

    /** Every repair, bodies up to 1 MiB, pages of 100, at most 1,000. */
    public static final ScimServerConfig DEFAULT =
            new ScimServerConfig(Optional.empty(), EnumSet.allOf(Repair.class), 1 << 20, 100, 1_000);

    public ScimServerConfig {
        repairs = Set.copyOf(repairs);
    }
}
