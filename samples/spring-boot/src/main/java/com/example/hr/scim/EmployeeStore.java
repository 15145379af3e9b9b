package com.example.hr.scim;

import com.example.hr.Employee;
import com.example.hr.EmployeeRepository;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.store.search.value.Folding;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.OptimisticLockingFailureException;

/** Store of the employees of one company as SCIM users, in the table that the application has had all along. */
public record EmployeeStore(EmployeeRepository employees, String company, Clock clock) implements UserStore {

    /** Creates an employee. The application numbers its employees itself, so it does not use the suggested id. */
    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        Employee employee = new Employee();
        employee.company = company;
        return save(employee, StoredUser.created("", "", user, clock)).orElseThrow();
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return row(id).map(EmployeeMapping::toUser);
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        return row(id).filter(row -> row.version == EmployeeMapping.number(expectedVersion))
                .flatMap(row -> save(row, EmployeeMapping.toUser(row).changed("", user, clock)));
    }

    @Override
    public boolean delete(String id, String expectedVersion) {
        return DatabaseErrors.translated(() -> employees.deleteAt(
                        company, EmployeeMapping.number(id), EmployeeMapping.number(expectedVersion)))
                == 1;
    }

    /** Searches for employees: an index gives the candidates if there is one, and the library does the rest. */
    @Override
    public UserPage search(UserQuery query) {
        List<Employee> candidates = DatabaseErrors.translated(
                () -> query.filter().flatMap(this::indexed).orElseGet(() -> employees.findByCompanyOrderById(company)));
        return ScanningSearch.search(
                candidates.stream().map(row -> new Listed(row.id, EmployeeMapping.toUser(row))), query);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    /** Finds by what identity providers ask before they create a user; empty if the filter asks for something else. */
    private Optional<List<Employee>> indexed(Filter filter) {
        if (filter.getFilterType() != FilterType.EQUAL) {
            return Optional.empty();
        }
        String value = filter.getComparisonValue().asText();
        return switch (filter.getAttributePath().toString()) {
            case "id" -> Optional.of(row(value).stream().toList());
            case "userName" -> Optional.of(employees.findByCompanyAndLoginKeyOrderById(company, Folding.fold(value)));
            case "externalId" -> Optional.of(employees.findByCompanyAndExternalIdOrderById(company, value));
            default -> Optional.empty();
        };
    }

    private Optional<Employee> row(String id) {
        return DatabaseErrors.translated(() -> employees.findByCompanyAndId(company, EmployeeMapping.number(id)));
    }

    /** Saves a row, unless somebody else has changed it since it was read. */
    private Optional<StoredUser> save(Employee row, StoredUser user) {
        EmployeeMapping.fill(row, user);
        try {
            return Optional.of(DatabaseErrors.translated(() -> EmployeeMapping.toUser(employees.saveAndFlush(row))));
        } catch (OptimisticLockingFailureException changed) {
            return Optional.empty();
        }
    }
}
