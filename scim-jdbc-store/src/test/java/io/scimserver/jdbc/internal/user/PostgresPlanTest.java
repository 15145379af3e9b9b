package io.scimserver.jdbc.internal.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Dialect;
import io.scimserver.jdbc.internal.Schema;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.store.NewUser;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Test that the filters of identity providers are looked up, not scanned for: by the plans of PostgreSQL, for a table with
 * statistics. On a server that the environment names: the build selects it only then.
 */
@Tag("postgres")
class PostgresPlanTest {

    private static final int USERS = 5_000;
    private static final int BATCH = 100;

    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();
    private static final Database DATABASE = new Database(Connections.of(SOURCE), Duration.ofSeconds(10));

    @BeforeAll
    static void fill() throws SQLException {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        SOURCE.setURL(System.getenv("SCIM_TEST_POSTGRES_URL") + "&currentSchema=" + schema);
        execute("create schema " + schema);
        new Schema(DATABASE).create();
        Tenant tenant = new Tenant("acme");
        Tenants tenants = new Tenants(DATABASE);
        assertThat(tenants.numberOf(tenant)).isEqualTo(SearchStatements.TENANT);
        UserStore store =
                new JdbcUserStore(DATABASE, tenants, tenant, Clock.systemUTC(), new PageEnds(Clock.systemUTC()));
        for (int first = 0; first < USERS; first += BATCH) {
            store.createAll(IntStream.range(first, first + BATCH)
                    .mapToObj(PostgresPlanTest::user)
                    .toList());
        }
        execute("vacuum analyze scim_user, scim_term");
    }

    @ParameterizedTest
    @MethodSource("io.scimserver.jdbc.internal.user.SearchStatements#filters")
    void aFilterIsLookedUp(String filter) throws BadRequestException {
        Candidates candidates = SearchStatements.of(Dialect.POSTGRESQL, filter);
        for (Sql sql : List.of(candidates.page(5, 0, BATCH), candidates.count())) {
            assertThat(plan(sql))
                    .as(sql.text())
                    .noneMatch(step -> step.contains("Seq Scan on scim_user")
                            || step.contains("Seq Scan on scim_term")
                            || step.contains("using scim_user_walk"))
                    .anyMatch(step -> step.contains("Index Cond: ((tenant = '1'::bigint) AND ("));
        }
    }

    @Test
    void aPageOfEverybodyIsReadFromItsPlaceInTheOrderOfAnIndex() {
        Candidates everybody = SearchStatements.ofEverybody();
        for (Sql page : List.of(everybody.page(0, 0, BATCH), everybody.page(USERS / 2, 0, BATCH))) {
            assertThat(plan(page))
                    .noneMatch(step -> step.contains("Sort") || step.contains("Seq Scan on scim_user"))
                    .anyMatch(step -> step.matches(" *-> +Index Scan using scim_user_(walk|pkey) on scim_user u.*"))
                    .anyMatch(step -> step.matches(" *Index Cond: .*\\(seq > '[0-9]+'::bigint\\)+"));
        }
    }

    private static NewUser user(int number) {
        UserFixture user = Users.ada()
                .renamed("user" + number)
                .with("externalId", "external-" + number)
                .with("displayName", "user" + number)
                .with("active", number % BATCH != 0)
                .withEmail("user" + number + "@example.org")
                .withKit("badge", "badge-" + number);
        return new NewUser("id-" + number, user.document());
    }

    private static List<String> plan(Sql sql) {
        return DATABASE.read(
                session -> session.list(new Sql("explain " + sql.text(), sql.values()), row -> row.getString(1)));
    }

    private static void execute(String statement) throws SQLException {
        try (Connection connection = SOURCE.getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
