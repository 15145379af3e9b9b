package io.scimserver.jdbc.internal.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.jdbc.internal.Connections;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Dialect;
import io.scimserver.jdbc.internal.Schema;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.search.SchemaTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(
            strings = {
                "userName eq \"ada\"",
                "externalId eq \"1\"",
                "displayName sw \"a\"",
                "userName eq \"ada\" and active eq true",
                "userName eq \"ada\" or externalId eq \"1\"",
                "emails[type eq \"work\" and value eq \"ada@example.com\"]",
                "active eq false",
                "id eq \"1\"",
                "meta.lastModified gt \"2026-01-01T00:00:00Z\"",
                "not (userName eq \"ada\")"
            })
    void aFilterIsLookedUp(String filter) throws BadRequestException {
        Condition condition = new FilterConditions(
                        new SchemaTypes(UserSchema.standard()), 1, Dialect.SQLITE, attribute -> false)
                .translate(Filter.fromString(filter));
        Candidates candidates = new Candidates(1, condition);
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

    private List<String> plan(Sql sql) {
        return database.read(session -> session.list(
                new Sql("explain query plan " + sql.text(), sql.values()), row -> row.getString("detail")));
    }
}
