package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.web.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Employees in the log of a company: the log knows their ids, administrators know their names. */
final class LoggedPeople {

    private static final int MOST = 20;

    private final Employees employees;

    LoggedPeople(Employees employees) {
        this.employees = employees;
    }

    /**
     * Returns the text itself, and the ids of the employees that it means: of the one whose id, externalId, user name or
     * e-mail address it is; else of at most {@value #MOST} that a search for it finds.
     */
    Set<String> meantBy(PageRequest request, String text) {
        List<Employee> meant = employees
                .referred(request, text)
                .map(List::of)
                .orElseGet(() -> employees.matching(request, text, MOST));
        return Stream.concat(
                        Stream.of(text),
                        meant.stream().map(employee -> employee.user().id()))
                .collect(Collectors.toSet());
    }

    /** Returns the names of the employees that come first in these entries, by id; those who are gone are left out. */
    Map<String, String> names(PageRequest request, List<ActivityEntry> entries) {
        Map<String, String> names = new HashMap<>();
        entries.stream()
                .filter(entry -> !entry.call().operation().isOnGroups())
                .flatMap(entry -> entry.subjects().stream().limit(1))
                .flatMap(subject -> subject.userId().stream())
                .distinct()
                .forEach(id -> employees.find(request, id).ifPresent(employee -> names.put(id, employee.name())));
        return names;
    }

    /** Returns the name of a subject: of the employee, else as the log has it. */
    static String name(Subject subject, Map<String, String> names) {
        return subject.userId()
                .map(names::get)
                .or(subject::userName)
                .or(subject::userId)
                .orElse("");
    }
}
