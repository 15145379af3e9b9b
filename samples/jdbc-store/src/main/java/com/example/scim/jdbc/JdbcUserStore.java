package com.example.scim.jdbc;

import static com.example.scim.jdbc.ValueRows.bytes;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.filter.FilterAttribute;
import io.scimserver.filter.Folding;
import io.scimserver.filter.Reading;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The users of one tenant. */
final class JdbcUserStore implements UserStore {

    private static final int MAX_USER_NAME = 1_000;

    /** The key of whoever lacks what is sorted by: after all others, before them if descending. */
    private static final byte[] LAST = {ValueRows.AFTER_ALL_TEXTS};

    private static final String INSERT =
            "insert into scim_user (version, modified, user_name, document, tenant, id, created) values (?, ?, ?, ?,"
                    + " ?, ?, ?)";
    private static final String UPDATE =
            "update scim_user set version = ?, modified = greatest(modified, ?), user_name = ?,"
                    + " document = ? where tenant = ? and id = ? and version = ?";
    private static final String INSERT_VALUE =
            "insert into scim_value (owner, tenant, name, element, preferred, head, whole) values (?, ?, ?, ?, ?, ?,"
                    + " ?)";

    private final Transactions database;
    private final Clock clock;
    private final byte[] tenant;

    JdbcUserStore(Transactions database, Clock clock, Tenant tenant) {
        this.database = database;
        this.clock = clock;
        this.tenant = ValueRows.bytes(tenant.id());
    }

    /** Under an id of its own: a suggested one could come twice, and who had it first may be gone. */
    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        String id = UUID.randomUUID().toString();
        byte[] key = userName(user);
        long now = clock.millis();
        return database.write(handle -> {
            handle.execute(INSERT, bytes(UUID.randomUUID().toString()), now, key, user.json(), tenant, bytes(id), now);
            return index(handle, id);
        });
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return database.read(handle -> select(handle, id).map(Row::user));
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        byte[] key = userName(user);
        return database.write(handle -> {
            int changed = handle.execute(
                    UPDATE,
                    bytes(UUID.randomUUID().toString()),
                    clock.millis(),
                    key,
                    user.json(),
                    tenant,
                    bytes(id),
                    bytes(expectedVersion));
            return changed == 0 ? Optional.empty() : Optional.of(index(handle, id));
        });
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        String delete = "delete from scim_user where tenant = ? and id = ? and version = ?";
        return database.write(handle -> handle.execute(delete, tenant, bytes(id), bytes(expectedVersion)) > 0);
    }

    @Override
    public UserPage search(UserQuery query) {
        Sql everybody = Sql.of("from scim_user where tenant = ?", (Object) tenant);
        Sql matches = query.filter()
                .map(SqlFilter.ofUsers(tenant, query.types())::translate)
                .map(everybody.then("and")::then)
                .orElse(everybody);
        return database.read(handle -> {
            int total = select(handle, Sql.of("select count(*)").then(matches))
                    .mapTo(int.class)
                    .one();
            return query.paging().count() == 0
                    ? new UserPage(List.of(), total, Optional.empty())
                    : cut(
                            select(handle, page(query, matches))
                                    .map(JdbcUserStore::row)
                                    .list(),
                            query.paging(),
                            total);
        });
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    /** The page, and one user more if there is one. */
    private static Sql page(UserQuery query, Sql matches) {
        boolean descending = query.sort()
                .filter(sort -> sort.order() == SortOrder.DESCENDING)
                .isPresent();
        Sql page = Sql.of("select * from (select scim_user.*,")
                .then(query.sort().map(sort -> sortKey(sort, query.types())).orElse(Sql.of("cast('' as bytea)")))
                .then("as sort_key")
                .then(matches)
                .then(") matching")
                .then(afterCursor(query.paging(), descending ? "<" : ">"))
                .then(descending ? "order by sort_key desc, seq" : "order by sort_key, seq");
        int before = query.paging() instanceof Paging.Offset offset ? offset.startIndex() - 1 : 0;
        return page.then(
                "offset ? rows fetch next ? rows only", before, query.paging().count() + 1L);
    }

    private static Sql sortKey(Sort sort, AttributeTypes types) {
        FilterAttribute attribute = FilterAttribute.of(sort.path(), types);
        byte[] name = ValueRows.name(Reading.of(attribute.type()).name(), attribute.pointer());
        return Sql.of(
                "coalesce((select whole from scim_value where owner = seq and name = ? and preferred), ?)", name, LAST);
    }

    private static Sql afterCursor(Paging paging, String isBehind) {
        Optional<String> position = paging instanceof Paging.Cursor cursor ? cursor.position() : Optional.empty();
        return position.map(text -> text.split(":", -1))
                .map(parts -> {
                    byte[] key = Base64.getDecoder().decode(parts[1]);
                    return Sql.of(
                            "where sort_key " + isBehind + " ? or (sort_key = ? and seq > ?)",
                            key,
                            key,
                            Long.valueOf(parts[0]));
                })
                .orElse(Sql.of(""));
    }

    private static UserPage cut(List<Row> rows, Paging paging, int total) {
        boolean goesOn = rows.size() > paging.count();
        List<Row> page = goesOn ? rows.subList(0, paging.count()) : rows;
        Optional<String> next = goesOn && paging instanceof Paging.Cursor
                ? Optional.of(page.get(page.size() - 1).cursor())
                : Optional.empty();
        return new UserPage(page.stream().map(Row::user).toList(), total, next);
    }

    /** Writes anew what the user is found by. */
    private StoredUser index(Handle handle, String id) {
        Row row = select(handle, id).orElseThrow();
        handle.execute("delete from scim_value where owner = ?", row.seq());
        PreparedBatch batch = handle.prepareBatch(INSERT_VALUE);
        ValueRows.of(row.user())
                .forEach(value -> batch.add(row.seq(), tenant, value[0], value[1], value[2], value[3], value[4]));
        batch.execute();
        return row.user();
    }

    private Optional<Row> select(Handle handle, String id) {
        Sql select = Sql.of(
                "select u.*, cast('' as bytea) sort_key from scim_user u where tenant = ? and id = ?",
                tenant,
                bytes(id));
        return select(handle, select).map(JdbcUserStore::row).findOne();
    }

    private static Query select(Handle handle, Sql sql) {
        return handle.select(sql.text(), sql.arguments().toArray());
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        StoredUser user = new StoredUser(
                text(row.getBytes("id")),
                text(row.getBytes("version")),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("modified")),
                UserDocument.ofJson(row.getBytes("document")));
        return new Row(row.getLong("seq"), row.getBytes("sort_key"), user);
    }

    private static byte[] userName(UserDocument user) {
        byte[] key = bytes(Folding.fold(user.member("userName").asText()));
        if (key.length > MAX_USER_NAME) {
            throw new UnsupportedValue("userName", "longer than " + MAX_USER_NAME + " bytes");
        }
        return key;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A user as its row has it, and where it stands in the order of the search. */
    private record Row(long seq, byte[] sortKey, StoredUser user) {

        String cursor() {
            return seq + ":" + Base64.getEncoder().encodeToString(sortKey);
        }
    }
}
