package io.scimserver;

import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.http.ScimApplication;
import io.scimserver.internal.patch.PatchLimits;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.SizeLimit;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.schema.Repair;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Settings of a server. Immutable; start from {@link #DEFAULT}.
 *
 * @param baseUrl the public URL of the SCIM root, such as {@code https://hr.example.com/scim/v2}; a slash at its end is
 *     dropped; empty: as the request was addressed
 * @param repairs which deviations of identity providers are repaired; none makes the server strict
 * @param limits how much a request may hold
 * @param cursorTimeToLive how long a cursor (RFC 9865) can be used after it was handed out; more than nothing
 * @param cursors whether lists can be walked by cursor where the store can; if not, nothing advertises cursors, and one
 *     that a client sends is ignored as every unknown query parameter is
 */
public record ScimServerConfig(
        Optional<URI> baseUrl, Set<Repair> repairs, ScimLimits limits, Duration cursorTimeToLive, boolean cursors) {

    private static final Pattern ENDPOINT =
            Pattern.compile(".*/(Users|Groups|Me|Bulk|Schemas|ResourceTypes|ServiceProviderConfig)/?");

    /** Default configuration: every repair, {@link ScimLimits#DEFAULT}, cursors for an hour. */
    public static final ScimServerConfig DEFAULT = new ScimServerConfig(
            Optional.empty(), EnumSet.allOf(Repair.class), ScimLimits.DEFAULT, Duration.ofHours(1), true);

    /**
     * @throws IllegalArgumentException if the base URL is not an absolute http or https URL of a host and a path, or
     *     cursors would have no time to live; the message says what to do
     */
    public ScimServerConfig {
        baseUrl = baseUrl.map(ScimServerConfig::publicUrl);
        repairs = Set.copyOf(repairs);
        Objects.requireNonNull(limits, "limits");
        if (cursorTimeToLive.isZero() || cursorTimeToLive.isNegative()) {
            throw new IllegalArgumentException(
                    "cursorTimeToLive is " + cursorTimeToLive + "; clients need some time to ask for the next page");
        }
    }

    private static URI publicUrl(URI url) {
        boolean isHttp = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        boolean isPlain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!isHttp || url.getHost() == null || !isPlain) {
            throw new IllegalArgumentException(
                    "baseUrl is the public URL of the SCIM root, as clients enter it, such as"
                            + " https://hr.example.com/scim/v2: http or https, a host, a path, nothing else");
        }
        String text = url.toString();
        if (ENDPOINT.matcher(url.getPath()).matches()) {
            throw new IllegalArgumentException(
                    "baseUrl " + url + " names an endpoint: leave it out, as clients add it");
        }
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    /** Returns a copy with this public URL. */
    public ScimServerConfig withBaseUrl(URI url) {
        return new ScimServerConfig(Optional.of(url), repairs, limits, cursorTimeToLive, cursors);
    }

    /** Returns a copy with only these repairs. */
    public ScimServerConfig withRepairs(Set<Repair> only) {
        return new ScimServerConfig(baseUrl, only, limits, cursorTimeToLive, cursors);
    }

    /** Returns a copy with these limits. */
    public ScimServerConfig withLimits(ScimLimits others) {
        return new ScimServerConfig(baseUrl, repairs, others, cursorTimeToLive, cursors);
    }

    /** Returns a copy with cursors that can be used for this time. */
    public ScimServerConfig withCursorTimeToLive(Duration time) {
        return new ScimServerConfig(baseUrl, repairs, limits, time, cursors);
    }

    /**
     * The same without cursors, and without {@code pagination} in the configuration: some older clients refuse a
     * configuration with a member that they do not know.
     */
    public ScimServerConfig withoutCursors() {
        return new ScimServerConfig(baseUrl, repairs, limits, cursorTimeToLive, false);
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
                limits.pageSize(),
                cursors);
    }

    ResourceModel.Limits forUsers() {
        return limits(limits.valuesPerAttribute());
    }

    /** Returns the limits for groups: a request names as many members as fit into its body. */
    ResourceModel.Limits forGroups() {
        return limits(limits.bodyBytes());
    }

    private ResourceModel.Limits limits(int values) {
        return new ResourceModel.Limits(
                new FilterLimits(limits.filterLength(), limits.filterDepth(), limits.filterNodes()),
                new PatchLimits(
                        limits.patchOperations(), new ValueLimits(limits.textLength(), limits.binaryLength(), values)),
                new SizeLimit(limits.userBytes()));
    }
}
