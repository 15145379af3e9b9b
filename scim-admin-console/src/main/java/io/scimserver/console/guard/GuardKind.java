package io.scimserver.console.guard;

import io.scimserver.console.web.ConstantCode;
import io.scimserver.guard.GuardedChange;
import java.util.Optional;

/**
 * Kind of change that the guard counts, as a page shows it.
 *
 * @param title of its part of the page
 * @param plural the name of the changes that are held back
 * @param excess the things of which there were more than usual, as the beginning of a sentence
 * @param affected the title of the list of employees or groups that would have been changed
 */
record GuardKind(GuardedChange change, String title, String plural, String excess, String affected) {

    static GuardKind of(GuardedChange change) {
        return switch (change) {
            case REMOVAL ->
                new GuardKind(
                        change,
                        "Deactivations and deletions",
                        "deactivations and deletions",
                        "More employees than usual",
                        "Employees who would have been deactivated or deleted");
            case IDENTIFIER_SWAP ->
                new GuardKind(
                        change,
                        "New user names and external ids",
                        "changes of user names and external ids",
                        "More employees than usual",
                        "Employees who would have got another user name or external id");
            case MEMBERSHIP_REMOVAL ->
                new GuardKind(
                        change,
                        "Members removed from groups",
                        "removals of members and deletions of groups",
                        "More members of groups than usual",
                        "Groups that would have lost members");
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
