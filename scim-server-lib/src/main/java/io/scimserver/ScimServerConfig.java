package io.scimserver;

import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.http.ScimApplication;
import io.scimserver.internal.patch.PatchLimits;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.internal.users.UserModel;
import io.scimserver.schema.Repair;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a server answers. Immutable; start from {@link #DEFAULT}.
 *
 * @param baseUrl the public URL of the SCIM root, without a slash at its end; empty: as the request was addressed
 * @param repairs which departures of identity providers are repaired; none makes the server strict
 * @param limits how much a request may hold
 * @param cursorTimeToLive how long a cursor (RFC 9865) can be used after it was handed out
 */
public record ScimServerConfig(
        Optional<URI> baseUrl, Set<Repair> repairs, ScimLimits limits, Duration cursorTimeToLive) {

    /** Every repair, {@link ScimLimits#DEFAULT}, cursors for an hour. */
    public static final ScimServerConfig DEFAULT = new ScimServerConfig(
            Optional.empty(), EnumSet.allOf(Repair.class), ScimLimits.DEFAULT, Duration.ofHours(1));

    public ScimServerConfig {
        repairs = Set.copyOf(repairs);
    }

    /** The same behind this public URL. */
    public ScimServerConfig withBaseUrl(URI url) {
        return new ScimServerConfig(Optional.of(url), repairs, limits, cursorTimeToLive);
    }

    /** The same with only these repairs. */
    public ScimServerConfig withRepairs(Set<Repair> only) {
        return new ScimServerConfig(baseUrl, only, limits, cursorTimeToLive);
    }

    /** The same with these limits. */
    public ScimServerConfig withLimits(ScimLimits others) {
        return new ScimServerConfig(baseUrl, repairs, others, cursorTimeToLive);
    }

    /** The same with cursors that can be used for so long. */
    public ScimServerConfig withCursorTimeToLive(Duration time) {
        return new ScimServerConfig(baseUrl, repairs, limits, time);
    }

    ScimApplication.Options forHttp() {
        return new ScimApplication.Options(
                baseUrl,
                repairs,
                limits.bodyBytes(),
                limits.jsonDepth(),
                limits.jsonMembers(),
                limits.bulkOperations(),
                limits.defaultPageSize(),
                limits.pageSize());
    }

    UserModel.Limits forUsers() {
        return new UserModel.Limits(
                new FilterLimits(limits.filterLength(), limits.filterDepth(), limits.filterNodes()),
                new PatchLimits(
                        limits.patchOperations(),
                        new ValueLimits(limits.textLength(), limits.binaryLength(), limits.valuesPerAttribute())));
    }
}
