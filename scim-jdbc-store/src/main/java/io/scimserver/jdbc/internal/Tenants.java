package io.scimserver.jdbc.internal;

import io.scimserver.tenant.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers of the tenants, with which every index begins; they stay the same for ever. Safe for use by many threads. */
public final class Tenants {

    /** Number that stands for no tenant. */
    public static final long NONE = 0;

    /** Deletion of what a table keeps of one tenant. */
    @FunctionalInterface
    public interface Deletion {

        /** Deletes it and returns the number of deleted entries. */
        long run(Session session, long tenant) throws SQLException;
    }

    private final Database database;
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    public Tenants(Database database) {
        this.database = database;
    }

    /** Finds the number of a tenant; empty if nothing was ever stored of it. */
    public Optional<Long> find(Tenant tenant) {
        Optional<Long> number = Optional.ofNullable(known.get(tenant.id()));
        return number.isPresent() ? number : read(tenant);
    }

    /** Returns the number of a tenant, which it gets now at the latest. */
    public long numberOf(Tenant tenant) {
        return find(tenant).orElseGet(() -> add(tenant));
    }

    /** Returns the tenants, in the order of their ids. */
    public List<Tenant> list() {
        List<String> ids = database.read(
                session -> session.list(Sql.of("select id from scim_tenant"), row -> Bytes.text(row.getBytes(1))));
        return ids.stream().sorted().map(Tenant::new).toList();
    }

    /** Returns the numbers of all tenants, and that of none. */
    public List<Long> all() {
        return database.read(session -> session.list(
                Sql.of("select tenant from scim_tenant union select 0 order by 1"), row -> row.getLong(1)));
    }

    /** Deletes what is stored of a tenant, in one transaction; returns 0 if nothing was ever stored of it. */
    public long delete(Tenant tenant, Deletion deletion) {
        return find(tenant)
                .map(number -> database.write(session -> deletion.run(session, number)))
                .orElse(0L);
    }

    private long add(Tenant tenant) {
        Sql insert = Sql.of(
                "insert into scim_tenant (id_hash, id) values (?, ?)", Bytes.hash(tenant.id()), Bytes.of(tenant.id()));
        return database.writeAgainIfDuplicate(session -> {
            Optional<Long> present = select(session, tenant);
            return present.isPresent() ? present.get() : session.insert(insert, "tenant");
        });
    }

    private Optional<Long> read(Tenant tenant) {
        Optional<Long> number = database.read(session -> select(session, tenant));
        number.ifPresent(found -> known.put(tenant.id(), found));
        return number;
    }

    private static Optional<Long> select(Session session, Tenant tenant) throws SQLException {
        return session.first(
                Sql.of("select tenant from scim_tenant where id_hash = ?", Bytes.hash(tenant.id())),
                row -> row.getLong(1));
    }
}
