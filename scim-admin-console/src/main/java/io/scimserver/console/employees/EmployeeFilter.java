package io.scimserver.console.employees;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Filter for a list of employees, in SCIM's filter language (RFC 7644 §3.4.2.2).
 *
 * @param startDate the path of the date on which employees start, if the company has it
 * @param separationDate the path of the date on which they leave, if the company has it
 * @param now the time that tells who has started and who has left
 */
record EmployeeFilter(Optional<String> startDate, Optional<String> separationDate, Instant now) {

    private static final int MOST_WORDS = 5;

    private static final List<String> SEARCHED = List.of(
            "userName",
            "displayName",
            "name.formatted",
            "name.givenName",
            "name.familyName",
            "emails.value",
            "externalId",
            Employee.ENTERPRISE + ":employeeNumber",
            Employee.ENTERPRISE + ":department");

    Optional<String> of(Optional<String> search, Optional<EmployeeStatus> status) {
        String all = Stream.concat(search.map(EmployeeFilter::containing).stream(), status.map(this::being).stream())
                .collect(Collectors.joining(" and "));
        return Optional.of(all).filter(text -> !text.isEmpty());
    }

    /** Returns the condition that each of the first words is a part of some attribute. */
    private static String containing(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .limit(MOST_WORDS)
                .map(EmployeeFilter::containingWord)
                .collect(Collectors.joining(" and "));
    }

    private static String containingWord(String word) {
        String literal = TextNode.valueOf(word).toString();
        return SEARCHED.stream().map(path -> path + " co " + literal).collect(Collectors.joining(" or ", "(", ")"));
    }

    private String being(EmployeeStatus status) {
        String inactive = either("active eq false", separationDate.map(path -> path + " le " + time()));
        String early = startDate.map(path -> path + " gt " + time()).orElse("");
        String leaving = separationDate.map(path -> path + " gt " + time()).orElse("");
        return switch (status) {
            case INACTIVE -> inactive;
            case NOT_STARTED -> only(early) + " and not " + inactive;
            case LEAVING -> only(leaving) + " and active ne false" + unless(early);
            case ACTIVE -> "not " + inactive + unless(early) + unless(leaving);
        };
    }

    private static String either(String one, Optional<String> other) {
        return "(" + one + other.map(text -> " or " + text).orElse("") + ")";
    }

    private static String unless(String condition) {
        return condition.isEmpty() ? "" : " and not (" + condition + ")";
    }

    /** Returns the condition. Without the date, nobody is in that state. */
    private static String only(String condition) {
        return condition.isEmpty() ? "(not (userName pr))" : "(" + condition + ")";
    }

    private String time() {
        return "\"" + now + "\"";
    }
}
