package io.scimserver.auth;

import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Store of tokens. Implement this to keep them in your own database; {@link TokenService} decides what they mean.
 *
 * <p>Each method is one atomic step and visible to every later call, so that a revoked token is refused at once.
 * Implementations are safe for use by many threads and by several servers on one database; trouble with the database is
 * a {@link io.scimserver.store.StoreException}.
 */
public interface TokenStore {

    /** Adds a token. Its id and hash were never used before. */
    void add(StoredToken token);

    /**
     * Finds the token with exactly this hash, revoked and expired ones too. The library calls it for every request, so
     * it needs an index.
     */
    Optional<StoredToken> findByHash(String hash);

    /** Lists the tokens of a tenant, revoked and expired ones too, in the order of their creation. */
    List<StoredToken> list(Tenant tenant);

    /**
     * Marks a token as revoked.
     *
     * @return false if this tenant has no such token or it is revoked already; nothing is changed then
     */
    boolean revoke(Tenant tenant, String id, Instant when);

    /**
     * Records a use, unless a use after {@code unlessAfter} is on record already: of many requests at once one writes.
     *
     * @return false if nothing was written
     */
    boolean recordUse(String id, TokenUse use, Instant unlessAfter);

    /**
     * Deletes every token of a tenant, for good: they are refused at once.
     *
     * @return the number of deleted tokens
     */
    long deleteTenant(Tenant tenant);
}
