package com.example.scim.jdbc;

import static com.example.scim.jdbc.SqlFilter.bytes;
import static com.example.scim.jdbc.SqlFilter.head;

import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.IndexEntry;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Store of the users of one tenant. */
record JdbcUserStore(Database database, Clock clock, Tenant tenant) implements UserStore {

    private static final String INSERT = "insert into scim_user (tenant, id, version, user_name, json)"
            + " values (:tenant, :id, :version, :userName, :json)";
    private static final String UPDATE = "update scim_user set version = :version, user_name = :userName, json = :json"
            + " where tenant = :tenant and id = :id and version = :expected";
    private static final String DELETE = "delete from scim_user where tenant = ? and id = ? and version = ?";
    private static final String INSERT_ENTRY = "insert into scim_entry (tenant, owner, name, element, preferred, head,"
            + " whole) values (?, ?, ?, ?, ?, ?, ?)";

    /** Key of users that lack the attribute to sort by: after all others, before them if descending. */
    private static final byte[] NO_KEY = {(byte) 0xFF};

    /**
     * Creates a user under an id of its own: a suggested one could come twice, and the user who had it first may be
     * gone.
     */
    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        StoredUser created = StoredUser.created(uuid(), uuid(), user, clock);
        return database.write(handle -> save(handle, INSERT, "", created)).orElseThrow();
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return database.read(handle -> select(handle, id));
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return database.write(handle -> select(handle, id)
                .map(before -> before.changed(uuid(), user, clock))
                .flatMap(after -> save(handle, UPDATE, expectedVersion, after)));
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return database.write(handle -> handle.execute(DELETE, key(), bytes(id), bytes(expectedVersion)) == 1);
    }

    @Override
    public UserPage search(UserQuery query) {
        Map<String, Object> arguments = new HashMap<>(Map.of("tenant", key()));
        SqlFilter filter = SqlFilter.ofUsers(query.types(), arguments);
        String matches = "from scim_user where tenant = :tenant"
                + query.filter().map(given -> " and " + filter.translate(given)).orElse("");
        String page = page(query, matches, filter);
        return database.read(handle -> {
            Query count = handle.select("select count(*) " + matches).bindMap(arguments);
            Query found = handle.select(page).bindMap(arguments);
            return query.paging()
                    .page(
                            found.map(JdbcUserStore::match).list(),
                            count.mapTo(int.class).one());
        });
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.allOf(StoreFeature.class);
    }

    /** Returns the SQL for the page, and one user more if there is one. */
    private static String page(UserQuery query, String matches, SqlFilter filter) {
        boolean descending = query.sort().map(Sort::order).equals(Optional.of(SortOrder.DESCENDING));
        String sortKey = query.sort()
                .map(sort -> bytes(IndexEntry.valueName(FilterAttribute.of(sort.path(), query.types()))))
                .map(name ->
                        "select whole from scim_entry where owner = seq and preferred and name = " + filter.bind(name))
                .map(key -> "coalesce((" + key + "), " + filter.bind(NO_KEY) + ")")
                .orElse("cast('' as bytea)");
        String behind = query.paging()
                .position()
                .map(position -> behind(position.split(":", -1), descending ? "<" : ">", filter))
                .orElse("true");
        String skip = filter.bind(query.paging().skip());
        String oneMore = filter.bind(query.paging().count() + 1L);
        return """
                select * from (select scim_user.*, %s as sort_key %s) matches where %s
                order by sort_key %s, seq offset %s rows fetch next %s rows only""".formatted(sortKey, matches, behind, descending ? "desc" : "asc", skip, oneMore);
    }

    private static String behind(String[] position, String operator, SqlFilter filter) {
        String seq = filter.bind(Long.valueOf(position[0]));
        String key = filter.bind(HexFormat.of().parseHex(position[1]));
        return "(sort_key %s %s or sort_key = %s and seq > %s)".formatted(operator, key, key, seq);
    }

    /** Writes the row, and anew the entries by which the user is found; empty if there is no row at that version. */
    private Optional<StoredUser> save(Handle handle, String statement, String expectedVersion, StoredUser user) {
        String userName = user.attributes().member("userName").asText();
        Optional<Long> saved = handle.createUpdate(statement)
                .bind("tenant", key())
                .bind("id", bytes(user.id()))
                .bind("version", bytes(user.version()))
                .bind("userName", bytes(Folding.fold(userName)))
                .bind("json", user.toJson())
                .bind("expected", bytes(expectedVersion))
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .findOne();
        saved.ifPresent(seq -> index(handle, seq, user));
        return saved.map(seq -> user);
    }

    private void index(Handle handle, long owner, StoredUser user) {
        handle.execute("delete from scim_entry where owner = ?", owner);
        PreparedBatch batch = handle.prepareBatch(INSERT_ENTRY);
        for (IndexEntry entry : IndexEntry.of(user)) {
            byte[] key = entry.key();
            batch.add(key(), owner, bytes(entry.name()), entry.element(), entry.isPreferred(), head(key), key);
        }
        batch.execute();
    }

    private Optional<StoredUser> select(Handle handle, String id) {
        return handle.select("select json from scim_user where tenant = ? and id = ?", key(), bytes(id))
                .mapTo(byte[].class)
                .findOne()
                .map(StoredUser::ofJson);
    }

    private static UserPage.Match match(ResultSet row, StatementContext context) throws SQLException {
        String key = HexFormat.of().formatHex(row.getBytes("sort_key"));
        return new UserPage.Match(StoredUser.ofJson(row.getBytes("json")), row.getLong("seq") + ":" + key);
    }

    private byte[] key() {
        return bytes(tenant.id());
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
