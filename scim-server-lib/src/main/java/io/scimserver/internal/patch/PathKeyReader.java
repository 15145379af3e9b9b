package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationType;
import io.scimserver.internal.patch.edit.PatchApplier;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.PathKeys;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserNormaliser;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.internal.schema.Values;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the paths among the members of a POST or PUT as a PATCH that adds them, so that the same key means the same in
 * all three. Immutable, safe for use by many threads.
 */
public final class PathKeyReader implements PathKeys {

    private final PatchPathParser paths;
    private final EditReader edits;
    private final PatchApplier applier;
    private final UserNormaliser normaliser;

    public PathKeyReader(UserSchema schema, FilterParser filters, ValueLimits limits) {
        this.paths = new PatchPathParser(schema, filters);
        this.edits = new EditReader(new ValueReader(limits), schema.isOfUsers());
        this.applier = new PatchApplier(schema, limits);
        this.normaliser = new UserNormaliser(schema);
    }

    @Override
    public ObjectNode set(ObjectNode user, Map<String, JsonNode> members, Repairs repairs) {
        ObjectNode before = normaliser.normalise(user);
        List<Edit> changes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        members.forEach((path, value) -> find(path, value, repairs).ifPresent(target -> {
            boolean isSelection = target.selection().isPresent();
            if (!seen.add(
                    isSelection ? path.toLowerCase(Locale.ROOT) : target.path().display())) {
                throw ScimErrorException.invalidSyntax(ClientText.quote(path) + " is given twice");
            }
            changes.addAll(edits.read(new EditReader.Request(OperationType.ADD, target, value), repairs));
        }));
        ObjectNode after = apply(changes, before, repairs);
        if (!holds(before, after)) {
            throw ScimErrorException.invalidValue("Members named by paths, such as "
                    + ClientText.quote(members.keySet().iterator().next())
                    + ", contradict what the body says elsewhere; send each value once");
        }
        return after;
    }

    /** Finds the attribute of a path, if there is anything to set. */
    private Optional<PatchTarget.Part> find(String path, JsonNode value, Repairs repairs) {
        Optional<PatchTarget.Part> target = paths.find(path, repairs)
                .filter(PatchTarget.Part.class::isInstance)
                .map(PatchTarget.Part.class::cast)
                .filter(PathKeyReader::isWritable)
                .filter(found -> !Values.isUnassigned(value));
        if (target.isEmpty() && !Values.isUnassigned(value)) {
            repairs.ignore(reason(path, repairs), () -> path);
        } else if (target.isPresent() && !repairs.make(Repair.PATH_AS_KEY)) {
            throw ScimErrorException.invalidSyntax(
                    ClientText.quote(path) + " is a path; send objects, such as \"name\": {\"givenName\": ...}");
        }
        return target;
    }

    private Reason reason(String path, Repairs repairs) {
        return paths.find(path, repairs).isPresent() ? Reason.READ_ONLY : Reason.UNKNOWN;
    }

    private static boolean isWritable(PatchTarget.Part target) {
        return !target.path().attribute().isReadOnly()
                && !target.path().target().isReadOnly();
    }

    private ObjectNode apply(List<Edit> given, ObjectNode user, Repairs repairs) {
        List<Edit> changes = new ArrayList<>(given);
        Optional<Edit.SetPassword> password = given.stream()
                .filter(Edit.SetPassword.class::isInstance)
                .map(Edit.SetPassword.class::cast)
                .findFirst();
        changes.removeAll(password.stream().toList());
        ObjectNode after = applier.applyEdits(changes, user, repairs);
        password.ifPresent(set -> after.put("password", set.password()));
        return after;
    }

    /** Returns true if everything of the first user is in the second one, which may have more. */
    private static boolean holds(JsonNode before, JsonNode after) {
        if (before.isObject()) {
            return before.propertyStream()
                    .filter(member -> !member.getKey().equals("schemas"))
                    .allMatch(member -> holds(member.getValue(), after.path(member.getKey())));
        }
        if (!before.isArray()) {
            return before.equals(after);
        }
        boolean holds = true;
        for (int i = 0; i < before.size(); i++) {
            holds &= holds(before.get(i), after.path(i));
        }
        return holds;
    }
}
