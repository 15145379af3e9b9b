package io.scimserver.console.activity;

import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityResult;
import io.scimserver.console.web.ConstantCode;
import io.scimserver.console.web.Links;
import io.scimserver.schema.Repair;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selection of entries, as the form of the list has it; what makes no sense in it is left out.
 *
 * @param user an employee or group: id, user name, name or e-mail address
 * @param outcome how the request ended
 * @param operation what it asked for
 * @param repair what was repaired in it
 * @param from not before this time
 * @param to before this time
 * @param text words of path, error, userName, or of an attribute that took no effect
 */
public record ActivitySelection(
        Optional<String> user,
        Optional<ActivityResult> outcome,
        Optional<ActivityOperation> operation,
        Optional<Repair> repair,
        Moment from,
        Moment to,
        Optional<String> text) {

    /** Reads the query of a request. */
    public ActivitySelection(
            @QueryParam("user") Optional<String> user,
            @QueryParam("outcome") Optional<String> outcome,
            @QueryParam("operation") Optional<String> operation,
            @QueryParam("repair") Optional<String> repair,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("text") Optional<String> text) {
        this(
                user,
                outcome.flatMap(code -> ConstantCode.find(ActivityResult.class, code)),
                operation.flatMap(code -> ConstantCode.find(ActivityOperation.class, code)),
                repair.flatMap(code -> ConstantCode.find(Repair.class, code)),
                Moment.of(from),
                Moment.of(to),
                text);
    }

    /** @param people finds the ids and names that the text about an employee means */
    ActivityFilter filter(Function<String, Set<String>> people) {
        ActivityFilter filter = new ActivityFilter(
                user.map(people).orElse(Set.of()),
                outcome.map(Set::of).orElse(Set.of()),
                operation.map(Set::of).orElse(Set.of()),
                from.time(),
                to.time(),
                text);
        return repair.map(filter::withRepair).orElse(filter);
    }

    /** Returns the query of a link, without its question mark; empty if everything is selected. */
    public String query() {
        return Stream.of(
                        user.map(value -> "user=" + Links.encode(value)),
                        outcome.map(value -> "outcome=" + ConstantCode.of(value)),
                        operation.map(value -> "operation=" + ConstantCode.of(value)),
                        repair.map(value -> "repair=" + ConstantCode.of(value)),
                        from.time().map(ignored -> "from=" + Links.encode(from.entered())),
                        to.time().map(ignored -> "to=" + Links.encode(to.entered())),
                        text.map(value -> "text=" + Links.encode(value)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
    }

    /** Returns true if a filter is set that few visitors need. */
    public boolean isDetailed() {
        return repair.isPresent()
                || text.isPresent()
                || !from.entered().isEmpty()
                || !to.entered().isEmpty();
    }

    /** Returns true if less than everything is selected. */
    public boolean isNarrow() {
        return !query().isEmpty();
    }
}
