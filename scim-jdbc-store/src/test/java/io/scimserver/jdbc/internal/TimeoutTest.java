package io.scimserver.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.jdbc.internal.pool.SqlitePool;
import io.scimserver.store.StoreException.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that reads end in time. */
@Timeout(60)
class TimeoutTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Sql ENDLESS = Sql.of(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i > 0) select count(*) from n");
    private static final Sql ONE = Sql.of("select 1");

    @TempDir
    static Path folder;

    static Stream<Connections> databases() {
        return Stream.of(
                new SqlitePool(folder.resolve("scim.db").toString(), SECOND),
                Connections.of(JdbcConnectionPool.create("jdbc:h2:mem:timeout;DB_CLOSE_DELAY=-1", "", "")));
    }

    @Test
    void anEndlessStatementOnSqliteIsCancelledAndItsConnectionIsUsedAgain() {
        SqlitePool pool = new SqlitePool(folder.resolve("scim.db").toString(), SECOND);
        Database database = new Database(pool, SECOND);

        assertThatThrownBy(() -> database.read(session -> session.number(ENDLESS)))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("code 9");

        for (int i = 0; i < 100; i++) {
            assertThat(database.<Long>read(session -> session.number(ONE))).isEqualTo(1);
        }
        pool.close();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aReadOfManyStatementsEndsTogetherWithTheTime(Connections connections) {
        Database database = new Database(connections, SECOND);

        assertThatThrownBy(() -> database.read(session -> {
                    while (true) {
                        session.number(ONE);
                    }
                }))
                .isInstanceOf(Unavailable.class);
        assertThat(database.<Long>read(session -> session.number(ONE))).isEqualTo(1);
    }
}
