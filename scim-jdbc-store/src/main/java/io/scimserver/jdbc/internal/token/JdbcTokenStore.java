package io.scimserver.jdbc.internal.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.auth.TokenUse;
import io.scimserver.format.StoredJson;
import io.scimserver.format.TokenJson;
import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bearer tokens, one row a token; times are kept to the millisecond. */
public record JdbcTokenStore(Database database, Tenants tenants) implements TokenStore {

    private static final int LONGEST_KEY = 255;

    /** Time of what never happened. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final String SELECT = "select doc, revoked, used, used_by from scim_token where ";

    /** @throws IllegalArgumentException if the id or the hash was used before */
    @Override
    public void add(StoredToken token) {
        Sql insert = Sql.of(
                "insert into scim_token (id, tenant, hash, created, revoked, used, used_by, doc)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                key(token.id()),
                tenants.numberOf(token.tenant()),
                key(token.hash()),
                token.created().toEpochMilli(),
                token.revoked().map(Instant::toEpochMilli).orElse(NEVER),
                token.lastUsed().map(use -> use.at().toEpochMilli()).orElse(NEVER),
                token.lastUsed().map(JdbcTokenStore::write).orElse(new byte[0]),
                TokenJson.write(token));
        try {
            database.write(session -> session.update(insert));
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("the id or the hash of a token was used before", e);
        }
    }

    @Override
    public Optional<StoredToken> findByHash(String hash) {
        Sql select = Sql.of(SELECT + "hash = ?", (Object) key(hash));
        return database.read(session -> session.first(select, JdbcTokenStore::read))
                .filter(token -> token.hash().equals(hash));
    }

    @Override
    public List<StoredToken> list(Tenant tenant) {
        return tenants.find(tenant)
                .map(number -> Sql.of(SELECT + "tenant = ? order by created, id", number))
                .map(select -> database.read(session -> session.list(select, JdbcTokenStore::read)))
                .orElse(List.of());
    }

    @Override
    public boolean revoke(Tenant tenant, String id, Instant when) {
        return tenants.find(tenant)
                .map(number -> Sql.of(
                        "update scim_token set revoked = ? where tenant = ? and id = ? and revoked = ?",
                        when.toEpochMilli(),
                        number,
                        key(id),
                        NEVER))
                .map(update -> database.write(session -> session.update(update) == 1))
                .orElse(false);
    }

    @Override
    public boolean recordUse(String id, TokenUse use, Instant unlessAfter) {
        Sql update = Sql.of(
                "update scim_token set used = ?, used_by = ? where id = ? and used <= ?",
                use.at().toEpochMilli(),
                write(use),
                key(id),
                unlessAfter.toEpochMilli());
        return database.write(session -> session.update(update) == 1);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return tenants.delete(
                tenant, (session, number) -> session.update(Sql.of("delete from scim_token where tenant = ?", number)));
    }

    private static byte[] key(String text) {
        return Bytes.key(text, LONGEST_KEY);
    }

    private static byte[] write(TokenUse use) {
        ObjectNode json = StoredJson.object();
        StoredJson.put(json, "userAgent", use.userAgent());
        StoredJson.put(json, "address", use.address());
        return StoredJson.write(json);
    }

    /** Reads a token; columns tell what changes after it was added. */
    private static StoredToken read(ResultSet row) throws SQLException {
        StoredToken token = TokenJson.read(row.getBytes(1));
        Optional<Instant> revoked = time(row.getLong(2));
        Optional<TokenUse> used = readUse(time(row.getLong(3)), row.getBytes(4));
        StoredToken current = revoked.map(token::withRevoked).orElse(token);
        return used.map(current::withLastUsed).orElse(current);
    }

    private static Optional<TokenUse> readUse(Optional<Instant> at, byte[] by) {
        return at.map(when -> {
            JsonNode json = StoredJson.read(by);
            return new TokenUse(when, StoredJson.text(json, "userAgent"), StoredJson.text(json, "address"));
        });
    }

    private static Optional<Instant> time(long millis) {
        return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
