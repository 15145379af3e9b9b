package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.PatchApplier;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * PATCH request, parsed and checked against the schema, but independent of a user. Immutable: can be applied again when
 * the user has changed meanwhile.
 */
public final class Patch {

    private final List<List<Edit>> operations;
    private final PatchApplier applier;

    /** Creates a PATCH from the edits of each operation, in the order of the request. */
    Patch(List<List<Edit>> operations, PatchApplier applier) {
        this.operations = List.copyOf(operations);
        this.applier = applier;
    }

    /**
     * Applies all operations in their order and returns the user. Equal to the user before if they change nothing.
     *
     * @param id the user's id
     * @param attributes the user's attributes as they are stored; read, never changed
     * @throws ScimErrorException 400 {@code noTarget} if a value path selects nothing, {@code mutability} if an
     *     immutable attribute that is set would change or another user's {@code id} is given, {@code invalidValue} if a
     *     required attribute would be lost or an attribute get too many values
     */
    public UserInput apply(String id, JsonNode attributes, Repairs repairs) {
        requireSameId(id);
        return new UserInput(applier.apply(operations, attributes, repairs), password(), Optional.empty());
    }

    /** Returns true if there is nothing to apply: all that the request named takes no effect. */
    public boolean isEmpty() {
        return operations.stream().allMatch(List::isEmpty);
    }

    /** Returns the edits of one core attribute, by operation: those that the others do not name are empty. */
    public List<List<Edit>> editsOf(String attribute) {
        return filtered(edit -> edit.isAbout(attribute));
    }

    /** Returns this PATCH without the edits of one core attribute. */
    public Patch without(String attribute) {
        return new Patch(filtered(edit -> !edit.isAbout(attribute)), applier);
    }

    private List<List<Edit>> filtered(Predicate<Edit> wanted) {
        return operations.stream()
                .map(edits -> edits.stream().filter(wanted).toList())
                .toList();
    }

    private void requireSameId(String id) {
        boolean isAnothers = all(Edit.RepeatId.class).stream()
                .anyMatch(repeated -> !repeated.id().equals(id));
        if (isAnothers) {
            throw ScimErrorException.mutability("'id' is read-only, and the given one is not that of this user");
        }
    }

    /** Returns the new password, if the request sets one; the last one counts. */
    private Optional<String> password() {
        return all(Edit.SetPassword.class).stream()
                .map(Edit.SetPassword::password)
                .reduce((first, second) -> second);
    }

    private <T extends Edit> List<T> all(Class<T> kind) {
        return operations.stream()
                .flatMap(List::stream)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public String toString() {
        return "Patch[" + operations.size() + " operations]";
    }
}
