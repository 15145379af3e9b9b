package io.scimserver.console.employees;

import io.scimserver.console.page.Csv;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Employees as CSV, one page of the store at a time; ends after {@value #MOST} employees. Those who are deleted meanwhile
 * can make it miss others. Not safe for use by several threads.
 */
final class EmployeesExport implements Iterator<String> {

    static final int MOST = 100_000;

    private final IntFunction<Employees.Part> search;
    private int first = 1;
    private boolean hasEnded;

    /** @param search finds the page that begins with the employee of this number, from 1 */
    EmployeesExport(IntFunction<Employees.Part> search) {
        this.search = search;
    }

    static String head() {
        return Csv.head(
                "name",
                "user name",
                "e-mail",
                "number",
                "department",
                "title",
                "manager",
                "status",
                "gets surveys",
                "external id",
                "id");
    }

    @Override
    public boolean hasNext() {
        return !hasEnded;
    }

    @Override
    public String next() {
        if (hasEnded) {
            throw new NoSuchElementException();
        }
        Employees.Part part = search.apply(first);
        first += part.employees().size();
        hasEnded = part.employees().isEmpty() || first > Math.min(part.total(), MOST);
        return part.employees().stream().map(EmployeesExport::line).collect(Collectors.joining());
    }

    private static String line(Employee employee) {
        return Csv.line(Stream.of(
                employee.name(),
                employee.userName(),
                employee.mail(),
                employee.number(),
                employee.department(),
                employee.jobTitle(),
                employee.managerReference().orElse(""),
                employee.status().title(),
                employee.status().surveyed() ? "yes" : "no",
                employee.externalId(),
                employee.user().id()));
    }
}
