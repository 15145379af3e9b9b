package io.scimserver.console.guard;

import io.scimserver.console.web.ConstantCode;
import io.scimserver.guard.GuardedChange;
import java.util.Optional;

/**
 * Kind of change that the guard counts, as a page shows it.
 *
 * @param title of its part of the page
 * @param plural the name of the changes that are held back
 */
record GuardKind(GuardedChange change, String title, String plural) {

    static GuardKind of(GuardedChange change) {
        return switch (change) {
            case REMOVAL -> new GuardKind(change, "Deactivations and deletions", "deactivations and deletions");
            case IDENTIFIER_SWAP ->
                new GuardKind(change, "New user names and external ids", "changes of user names and external ids");
        };
    }

    static Optional<GuardKind> of(String code) {
        return ConstantCode.find(GuardedChange.class, code).map(GuardKind::of);
    }

    /** Returns the code that stands in paths. */
    String code() {
        return ConstantCode.of(change);
    }
}
