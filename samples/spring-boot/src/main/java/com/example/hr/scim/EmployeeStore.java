package com.example.hr.scim;

import io.scimserver.store.StoreException;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** Store of the employees of one company as SCIM users, in the table that the application has had all along. */
final class EmployeeStore implements UserStore {

    private static final String INSERT = "insert into employee (company, login, first_name, last_name, job_title,"
            + " employed, login_key, external_id, scim, created_at, modified_at) values (:company, :login, :first_name,"
            + " :last_name, :job_title, :employed, :login_key, :external_id, :scim, :modified, :modified)";
    private static final String AT_VERSION = " where company = :company and id = :id and version = :version";
    private static final String UPDATE = "update employee set login = :login, first_name = :first_name,"
            + " last_name = :last_name, job_title = :job_title, employed = :employed, login_key = :login_key,"
            + " external_id = :external_id, scim = :scim, modified_at = :modified, version = version + 1" + AT_VERSION;

    private final JdbcClient jdbc;
    private final String company;
    private final Clock clock;

    EmployeeStore(JdbcClient jdbc, String company, Clock clock) {
        this.jdbc = jdbc;
        this.company = company;
        this.clock = clock;
    }

    /** Creates an employee. The application numbers its employees itself, so it does not use the suggested id. */
    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        Instant now = now();
        KeyHolder id = new GeneratedKeyHolder();
        writing(() -> withRow(INSERT, user, now).update(id, "id"));
        return new StoredUser(String.valueOf(id.getKey()), "1", now, now, user);
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return reading(() -> select("id = :value")
                .param("value", number(id))
                .query((row, number) -> EmployeeMapping.toUser(row))
                .optional());
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return find(id).filter(before -> before.version().equals(expectedVersion))
                .flatMap(before -> {
                    StoredUser after = before.changed(String.valueOf(number(expectedVersion) + 1), user, clock);
                    StatementSpec update = atVersion(withRow(UPDATE, user, after.lastModified()), id, expectedVersion);
                    return writing(update::update) == 1 ? Optional.of(after) : Optional.empty();
                });
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        StatementSpec delete = jdbc.sql("delete from employee" + AT_VERSION).param("company", company);
        return writing(() -> atVersion(delete, id, expectedVersion).update()) == 1;
    }

    /**
     * Searches for employees. The index gives the candidates, if the filter asks for something that has one; the
     * library does the rest.
     */
    @Override
    public UserPage search(UserQuery query) {
        Optional<IndexedCondition> indexed = query.filter().flatMap(IndexedCondition::in);
        StatementSpec candidates = indexed.map(
                        condition -> select(condition.sql()).param("value", condition.value()))
                .orElseGet(() -> select("true"));
        return reading(() -> {
            try (Stream<Listed> rows =
                    candidates
                            .query((row, number) -> new Listed(row.getLong("id"), EmployeeMapping.toUser(row)))
                            .stream()) {
                return ScanningSearch.search(rows, query);
            }
        });
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    /** Returns the number that an id or a version is; one that nobody has if it is none. */
    static long number(String text) {
        try {
            long number = Long.parseLong(text);
            return String.valueOf(number).equals(text) ? number : -1;
        } catch (NumberFormatException notOfOurs) {
            return -1;
        }
    }

    private StatementSpec select(String condition) {
        return jdbc.sql("select * from employee where company = :company and " + condition + " order by id")
                .param("company", company);
    }

    private StatementSpec withRow(String sql, UserDocument user, Instant modified) {
        return jdbc.sql(sql)
                .params(EmployeeMapping.toRow(user))
                .param("company", company)
                .param("modified", modified.atOffset(ZoneOffset.UTC));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static StatementSpec atVersion(StatementSpec statement, String id, String version) {
        return statement.param("id", number(id)).param("version", number(version));
    }

    private static <T> T reading(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            throw unavailable(e);
        }
    }

    private static <T> T writing(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DuplicateKeyException e) {
            throw new StoreException.DuplicateUser("userName");
        } catch (CannotGetJdbcConnectionException e) {
            throw unavailable(e);
        } catch (DataAccessException e) {
            throw new StoreException.OutcomeUnknown("the database did not say what became of a write", e);
        }
    }

    private static StoreException unavailable(DataAccessException cause) {
        return new StoreException.Unavailable("the database cannot be reached", Duration.ofSeconds(5), cause);
    }
}
