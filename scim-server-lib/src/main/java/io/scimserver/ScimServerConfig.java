package io.scimserver;

import io.scimserver.internal.http.ScimApplication;
import io.scimserver.schema.Repair;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a server answers. Immutable.
 *
 * @param baseUrl the public URL of the SCIM root, without a slash at its end; empty: as the request was addressed
 * @param repairs which departures of identity providers are repaired; none makes the server strict
 * @param maxBodyBytes the largest request body; larger ones are answered with 413 before they are read
 * @param maxBulkOperations the most operations in a bulk request; more are answered with 413 before any ran
 * @param defaultPageSize users on a page when the client names no count
 * @param maxPageSize users on a page at most
 * @param cursorTimeToLive how long a cursor (RFC 9865) can be used after it was handed out
 */
public record ScimServerConfig(
        Optional<URI> baseUrl,
        Set<Repair> repairs,
        int maxBodyBytes,
        int maxBulkOperations,
        int defaultPageSize,
        int maxPageSize,
        Duration cursorTimeToLive) {

    /** Every repair, bodies up to 1 MiB, 1,000 operations in a bulk request, pages of 100, at most 1,000; cursors for an hour. */
    public static final ScimServerConfig DEFAULT =
            new ScimServerConfig(Optional.empty(), EnumSet.allOf(Repair.class), 1 << 20, 1_000, 100, 1_000, Duration.ofHours(1));

    public ScimServerConfig {
        repairs = Set.copyOf(repairs);
    }

    ScimApplication.Options forHttp() {
        return new ScimApplication.Options(baseUrl, repairs, maxBodyBytes, maxBulkOperations, defaultPageSize, maxPageSize);
    }
}
