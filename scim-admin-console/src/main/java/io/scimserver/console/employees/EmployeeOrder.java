package io.scimserver.console.employees;

import io.scimserver.UserSearch;
import io.scimserver.console.web.ConstantCode;
import java.util.Optional;

/**
 * Order of a list of employees. A store that cannot sort lists them in the order of creation.
 *
 * @param column the column that the list is sorted by
 * @param isDescending true if the order is the other way round
 */
record EmployeeOrder(Column column, boolean isDescending) {

    /** Columns that a list can be sorted by. */
    enum Column {
        NAME("Name", "displayName"),
        USER_NAME("User name", "userName"),
        TITLE("Title", "title"),
        DEPARTMENT("Department", Employee.ENTERPRISE + ":department");

        private final String title;
        private final String path;

        Column(String title, String path) {
            this.title = title;
            this.path = path;
        }

        String title() {
            return title;
        }
    }

    private static final String DESCENDING = "-desc";

    /** Reads the order from a link; without one, employees are in the order of their user names. */
    static EmployeeOrder of(Optional<String> code) {
        boolean isDescending = code.filter(text -> text.endsWith(DESCENDING)).isPresent();
        return code.map(text -> isDescending ? text.substring(0, text.length() - DESCENDING.length()) : text)
                .flatMap(text -> ConstantCode.find(Column.class, text))
                .map(column -> new EmployeeOrder(column, isDescending))
                .orElse(new EmployeeOrder(Column.USER_NAME, false));
    }

    /** Returns the text for a link. */
    String code() {
        return ConstantCode.of(column) + (isDescending ? DESCENDING : "");
    }

    /** Returns the order that a click on the head of a column asks for: the other way round, if it is the same column. */
    EmployeeOrder after(Column clicked) {
        return new EmployeeOrder(clicked, clicked == column && !isDescending);
    }

    UserSearch of(UserSearch search) {
        return isDescending ? search.sortedDescendingBy(column.path) : search.sortedBy(column.path);
    }
}
