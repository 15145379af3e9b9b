package io.scimserver.internal.patch;

import java.util.List;
import java.util.Optional;

/**
 * A PATCH request, parsed and checked against the schema; says nothing yet about any user. Immutable: can be applied
 * again when the user has changed meanwhile.
 */
public final class Patch {

    private final List<List<Edit>> operations;

    /** Takes the steps of each operation, in the order of the request. */
    Patch(List<List<Edit>> operations) {
        this.operations = List.copyOf(operations);
    }

    List<List<Edit>> operations() {
        return operations;
    }

    /** The new password, if the request sets one; the last one counts. */
    Optional<String> password() {
        return operations.stream()
                .flatMap(List::stream)
                .filter(Edit.SetPassword.class::isInstance)
                .map(edit -> ((Edit.SetPassword) edit).password())
                .reduce((first, second) -> second);
    }

    @Override
    public String toString() {
        return "Patch[" + operations.size() + " operations]";
    }
}
