package io.scimserver.jdbc.internal.log;

import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Log of entries in two tables: one row an entry, and one row for each term that it is found by, in the order of time.
 *
 * @param <E> the type of an entry
 * @param table the name of the table; that of the terms ends in {@code _term}
 */
public record EntryLog<E>(Database database, String table, LogFormat<E> format) {

    private static final int BATCH = 100;
    private static final String NEWEST_FIRST = " order by at_ms desc, id desc limit ?";

    /** Adds those entries whose ids are not there yet, and returns them. */
    public List<E> append(Session session, long tenant, List<E> entries) throws SQLException {
        List<E> added = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (E entry : entries) {
            String id = format.position(entry).id();
            if (seen.add(id) && find(session, tenant, id).isEmpty()) {
                added.add(entry);
            }
        }
        session.batch(
                "insert into " + table + " (tenant, id, at_ms, doc) values (?, ?, ?, ?)",
                added.stream().map(entry -> row(tenant, entry)).toList());
        addTerms(session, tenant, added);
        return added;
    }

    public Optional<E> find(Session session, long tenant, String id) throws SQLException {
        byte[] key = new Position(0, id).key();
        return session.first(
                        Sql.of("select doc from " + table + " where tenant = ? and id = ?", tenant, key),
                        row -> format.read(row.getBytes(1)))
                .filter(entry -> format.position(entry).id().equals(id));
    }

    /** Returns the newest matches. */
    public List<E> search(Session session, long tenant, LogSearch<E> search) throws SQLException {
        List<E> found = new ArrayList<>();
        Position last = search.start();
        int size = Math.min(search.limit(), BATCH);
        List<E> batch = List.of();
        do {
            batch = session.list(page(tenant, search, last, size), row -> format.read(row.getBytes(1)));
            batch.stream().filter(search.filter()).forEach(found::add);
            last = batch.isEmpty() ? last : format.position(batch.get(batch.size() - 1));
        } while (batch.size() == size && found.size() < search.limit());
        return found.subList(0, Math.min(found.size(), search.limit()));
    }

    /**
     * Changes every match, or deletes it.
     *
     * @param change returns the new entry; empty to delete it
     * @return the number of matches
     */
    public long changeAll(long tenant, LogSearch<E> search, UnaryOperator<Optional<E>> change) {
        long changed = 0;
        LogSearch<E> next = search;
        List<E> batch = List.of();
        do {
            LogSearch<E> part = next;
            batch = database.write(session -> {
                List<E> found = search(session, tenant, part);
                for (E entry : found) {
                    change(session, tenant, entry, change.apply(Optional.of(entry)));
                }
                return found;
            });
            changed += batch.size();
            if (!batch.isEmpty()) {
                Position last = format.position(batch.get(batch.size() - 1));
                next = new LogSearch<>(search.terms(), last, search.earliest(), search.filter(), search.limit());
            }
        } while (batch.size() == search.limit());
        return changed;
    }

    /** Deletes the entries of all tenants that are older, some at a time. */
    public long deleteBefore(Tenants tenants, long millis) {
        LogSearch<E> older = new LogSearch<>(List.of(), Position.before(millis), Long.MIN_VALUE, entry -> true, BATCH);
        return tenants.all().stream()
                .mapToLong(tenant -> changeAll(tenant, older, entry -> Optional.empty()))
                .sum();
    }

    public long deleteTenant(Session session, long tenant) throws SQLException {
        session.update(Sql.of("delete from " + table + "_term where tenant = ?", tenant));
        return session.update(Sql.of("delete from " + table + " where tenant = ?", tenant));
    }

    private void change(Session session, long tenant, E entry, Optional<E> after) throws SQLException {
        byte[] key = format.position(entry).key();
        session.batch(
                "delete from " + table + "_term where tenant = ? and k = ? and at_ms = ? and id = ?",
                termRows(tenant, entry));
        if (after.isPresent()) {
            byte[] doc = format.write(after.get());
            session.update(Sql.of("update " + table + " set doc = ? where tenant = ? and id = ?", doc, tenant, key));
            addTerms(session, tenant, List.of(after.get()));
        } else {
            session.update(Sql.of("delete from " + table + " where tenant = ? and id = ?", tenant, key));
        }
    }

    private void addTerms(Session session, long tenant, List<E> entries) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        entries.forEach(entry -> rows.addAll(termRows(tenant, entry)));
        session.batch("insert into " + table + "_term (tenant, k, at_ms, id) values (?, ?, ?, ?)", rows);
    }

    /** Returns the statement for entries that one of the terms finds: of each, no more are read than are wanted. */
    private Sql page(long tenant, LogSearch<E> search, Position start, int size) {
        Sql place = Sql.of("tenant = ? and ", tenant).plus(start.older()).plus(" and at_ms >= ?", search.earliest());
        if (search.terms().isEmpty()) {
            return Sql.of("select doc from " + table + " where ").plus(place).plus(NEWEST_FIRST, size);
        }
        List<Sql> parts = new ArrayList<>();
        for (Sql term : search.terms()) {
            Sql part = Sql.of("select distinct at_ms, id from " + table + "_term where ")
                    .plus(term)
                    .plus(" and ")
                    .plus(place)
                    .plus(NEWEST_FIRST, size);
            parts.add(Sql.of("select at_ms, id from (").plus(part).plus(") p" + parts.size()));
        }
        return Sql.of("select e.doc from (select at_ms, id from (")
                .plus(Sql.join(" union ", parts))
                .plus(") o")
                .plus(NEWEST_FIRST, size)
                .plus(") t join " + table + " e on e.tenant = ? and e.id = t.id", tenant)
                .plus(" order by e.at_ms desc, e.id desc");
    }

    private List<Object> row(long tenant, E entry) {
        Position position = format.position(entry);
        return List.of(tenant, position.key(), position.millis(), format.write(entry));
    }

    /** Returns the rows of the terms; long ones that meet are one. */
    private List<List<Object>> termRows(long tenant, E entry) {
        Position position = format.position(entry);
        Map<ByteBuffer, List<Object>> rows = new HashMap<>();
        for (LogTerm term : format.terms(entry)) {
            byte[] key = term.key();
            rows.put(ByteBuffer.wrap(key), List.of(tenant, key, position.millis(), position.key()));
        }
        return List.copyOf(rows.values());
    }
}
