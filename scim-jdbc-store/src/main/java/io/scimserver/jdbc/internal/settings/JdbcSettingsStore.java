package io.scimserver.jdbc.internal.settings;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.DuplicateKeyException;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.store.SettingsStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values that several servers share, one row a value. */
public record JdbcSettingsStore(Database database) implements SettingsStore {

    @Override
    public Optional<String> find(String key) {
        return database.read(session -> session.first(
                Sql.of("select content from scim_setting where name_hash = ?", (Object) Bytes.hash(key)),
                row -> Bytes.text(row.getBytes(1))));
    }

    /** Returns all values, by their keys. */
    public Map<String, String> all() {
        List<Map.Entry<String, String>> rows = database.read(session -> session.list(
                Sql.of("select name, content from scim_setting"),
                row -> Map.entry(Bytes.text(row.getBytes(1)), Bytes.text(row.getBytes(2)))));
        return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean remove(String key) {
        Sql delete = Sql.of("delete from scim_setting where name_hash = ?", (Object) Bytes.hash(key));
        return database.write(session -> session.update(delete) == 1);
    }

    @Override
    @SuppressWarnings("UnusedException")
    public boolean putIfAbsent(String key, String value) {
        Sql insert = Sql.of(
                "insert into scim_setting (name_hash, name, content, revision) values (?, ?, ?, 1)",
                Bytes.hash(key),
                Bytes.of(key),
                Bytes.of(value));
        try {
            return database.write(session -> session.update(insert) == 1);
        } catch (DuplicateKeyException present) {
            return false;
        }
    }

    /** Replaces a value. The revision changes with it, so that MariaDB counts the row even if the value is the same. */
    @Override
    public boolean replace(String key, String expected, String value) {
        Sql update = Sql.of(
                "update scim_setting set content = ?, revision = revision + 1 where name_hash = ? and content = ?",
                Bytes.of(value),
                Bytes.hash(key),
                Bytes.of(expected));
        return database.write(session -> session.update(update) == 1);
    }
}
