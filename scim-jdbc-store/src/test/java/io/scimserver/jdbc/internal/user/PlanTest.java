package io.scimserver.jdbc.internal.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Dialect;
import io.scimserver.jdbc.internal.Schema;
import io.scimserver.jdbc.internal.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Test that the filters of identity providers are looked up, not scanned for: by the plans of SQLite. */
class PlanTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void createTables() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("scim.db"));
        database = new Database(Connections.of(source), Duration.ofSeconds(10));
        new Schema(database).create();
    }

    @ParameterizedTest
    @MethodSource("io.scimserver.jdbc.internal.user.SearchStatements#filters")
    @ValueSource(strings = "not (userName eq \"ada\")")
    void aFilterIsLookedUp(String filter) throws BadRequestException {
        Candidates candidates = SearchStatements.of(Dialect.SQLITE, filter);
        for (Sql sql : List.of(candidates.page(5, 0, 100), candidates.count())) {
            assertThat(plan(sql))
                    .as(sql.text())
                    .noneMatch(step -> step.startsWith("SCAN scim_term") || step.startsWith("SCAN u"))
                    // An index made for this query: the whole tenant is walked to join what the terms found.
                    .noneMatch(step -> step.contains("AUTOMATIC"))
                    .anyMatch(step -> step.matches("SEARCH (scim_term|u) USING .*INDEX .*\\((tenant|rowid)=\\?.*"
                            + "|SEARCH scim_term USING PRIMARY KEY \\(tenant=\\?.*"));
        }
    }

    @Test
    void aPageOfEverybodyIsReadFromItsPlaceInTheOrderOfAnIndex() {
        Candidates everybody = SearchStatements.ofEverybody();
        for (Sql page : List.of(everybody.page(0, 0, 100), everybody.page(5_000, 0, 100))) {
            assertThat(plan(page))
                    .as("nothing else is read, and nothing is sorted, but for the version of a copied user")
                    .first()
                    .isEqualTo("SEARCH u USING INDEX scim_user_walk (tenant=? AND seq>?)");
            assertThat(plan(page)).noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
        }
    }

    private List<String> plan(Sql sql) {
        return database.read(session -> session.list(
                new Sql("explain query plan " + sql.text(), sql.values()), row -> row.getString("detail")));
    }
}
