package io.scimserver.internal.groups;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationErrors;
import io.scimserver.internal.patch.edit.OperationType;
import io.scimserver.internal.patch.edit.Selection;
import io.scimserver.schema.ScimErrorException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sum of the edits of members in one request, in their order: it names only the members that are spoken of, whatever
 * the size of the group. For one thread.
 */
final class MemberEdits {

    private boolean replacesAll;
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();

    private MemberEdits() {}

    /** Returns the edits of a PATCH, by operation. */
    static MemberEdits of(List<List<Edit>> operations) {
        MemberEdits sum = new MemberEdits();
        int number = 0;
        for (List<Edit> operation : operations) {
            number++;
            OperationErrors.run(number, () -> operation.forEach(sum::apply));
        }
        return sum;
    }

    /** Returns the edit that leaves exactly these members. */
    static MemberEdits all(JsonNode members) {
        MemberEdits sum = new MemberEdits();
        sum.replacesAll = true;
        ids(members).forEach(sum::add);
        return sum;
    }

    boolean replacesAll() {
        return replacesAll;
    }

    Set<String> added() {
        return added;
    }

    Set<String> removed() {
        return removed;
    }

    private void apply(Edit edit) {
        if (edit instanceof Edit.RemoveListed listed) {
            listed.listed().stream().map(MemberEdits::idOf).forEach(this::remove);
        } else if (edit instanceof Edit.Change change) {
            apply(change);
        }
    }

    private void apply(Edit.Change change) {
        if (change.target().path().subAttribute().isPresent()) {
            throw ScimErrorException.mutability("A member cannot be changed; remove it and add another.");
        }
        if (change.type() == OperationType.REMOVE) {
            change.target()
                    .selection()
                    .ifPresentOrElse(selected -> selectedIds(selected).forEach(this::remove), this::removeAll);
            return;
        }
        change.target().selection().ifPresent(selected -> selectedIds(selected).forEach(this::remove));
        if (change.type() == OperationType.REPLACE && change.target().isWholeArray()) {
            removeAll();
        }
        change.value().stream().flatMap(MemberEdits::ids).forEach(this::add);
    }

    private void add(String id) {
        removed.remove(id);
        added.add(id);
    }

    private void remove(String id) {
        added.remove(id);
        if (!replacesAll) {
            removed.add(id);
        }
    }

    private void removeAll() {
        replacesAll = true;
        added.clear();
        removed.clear();
    }

    private static Stream<String> ids(JsonNode members) {
        Stream<JsonNode> each = members.isArray() ? members.valueStream() : Stream.of(members);
        return each.filter(member -> !member.isNull()).map(MemberEdits::idOf);
    }

    private static String idOf(JsonNode member) {
        String id = member.path("value").asText();
        if (id.isEmpty()) {
            throw ScimErrorException.invalidValue("'members.value' is required: it is the id of the member");
        }
        return id;
    }

    /** Returns the ids that a value path names, such as {@code members[value eq "..."]}. */
    private static Stream<String> selectedIds(Selection selection) {
        return idsIn(selection.filter());
    }

    private static Stream<String> idsIn(Filter filter) {
        if (filter.getFilterType() == FilterType.OR) {
            return requireNonNull(filter.getCombinedFilters()).stream().flatMap(MemberEdits::idsIn);
        }
        boolean isId = filter.getFilterType() == FilterType.EQUAL
                && requireNonNull(filter.getAttributePath()).toString().equals("value");
        if (!isId) {
            throw ScimErrorException.invalidPath("Members are selected by their ids: members[value eq \"...\"].");
        }
        return Stream.of(requireNonNull(filter.getComparisonValue()).asText());
    }
}
