package io.scimserver.console.attention;

import io.scimserver.activity.attention.AttentionItem;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.activity.attention.Refusal;

/** Items of the page in words: titles, reasons, and one sentence about what to do. The one place that knows them. */
final class AttentionTexts {

    private AttentionTexts() {}

    static String title(AttentionKind kind) {
        return switch (kind) {
            case DEACTIVATION -> "Still active";
            case CREATE -> "Did not arrive";
            case UPDATE -> "Not updated";
            case TWIN -> "Twin";
            case MANAGER -> "Manager missing";
            case NO_EFFECT -> "No effect";
            case NOT_KEPT -> "Not kept";
        };
    }

    static String tone(AttentionKind kind) {
        return switch (kind) {
            case DEACTIVATION -> "bad";
            case CREATE, UPDATE -> "warn";
            case TWIN, MANAGER, NO_EFFECT, NOT_KEPT -> "info";
        };
    }

    /** Returns what happened: the sentence that the identity provider was told, or one about what was found. */
    static String reason(AttentionItem item) {
        Refusal reason = item.reason();
        return switch (item.kind()) {
            case DEACTIVATION, CREATE, UPDATE ->
                reason.detail().isEmpty() ? "The response was " + reason.status() + "." : reason.detail();
            case TWIN -> item.times() + " employees have the same " + reason.detail() + ".";
            case MANAGER ->
                (item.times() == 1 ? "One employee refers" : item.times() + " employees refer")
                        + " to this manager, who is not among the employees.";
            case NO_EFFECT -> "The same change comes again and again, and everything in it is so already.";
            case NOT_KEPT -> reason.detail();
        };
    }

    /** Returns what an administrator can do about it. */
    static String advice(AttentionItem item) {
        return switch (item.kind()) {
            case DEACTIVATION, CREATE, UPDATE -> onRefusal(item.reason());
            case TWIN ->
                "If it is the same person, remove one of them at the identity provider; else correct what they share,"
                        + " or dismiss this.";
            case MANAGER ->
                "Assign the manager at the identity provider, or correct the reference. It resolves as soon as they"
                        + " arrive.";
            case NO_EFFECT ->
                "Compare the change with the employee: the identity provider expects another form of a value. Correct"
                        + " its attribute mapping.";
            case NOT_KEPT ->
                "Define the attribute under Attributes, or remove it from the attribute mapping at the identity"
                        + " provider.";
        };
    }

    private static String onRefusal(Refusal reason) {
        if (reason.status() >= 500) {
            return "The fault is the server's, and the identity provider tries again. If it lasts, see the server's log.";
        }
        return switch (reason.status()) {
            case 400 -> onBadRequest(reason);
            case 403 ->
                "A rule of this application refuses it, provisioning is off, or the token may only read: the sentence"
                        + " above says which. Settle that; the identity provider tries again.";
            case 404 ->
                "The employee is not here (any more). Have the identity provider provision them anew, or unassign them"
                        + " there.";
            case 409 ->
                reason.isForUniqueness()
                        ? "Correct one of the two at the identity provider."
                        : "A rule keeps this employee. If they are to leave, end their protection on their page.";
            case 412 -> "Somebody else changed the employee meanwhile. Identity providers repeat the change.";
            case 413 -> "The request is too large. Have the identity provider send less at once.";
            case 429 ->
                reason.isByGuard()
                        ? "The guard holds it back. Look at the changes there, and allow them if they are meant."
                        : "Too much came at once. The identity provider tries again by itself.";
            default -> "The identity provider sent what this server cannot take. Open the entry to see it.";
        };
    }

    private static String onBadRequest(Refusal reason) {
        String detail = reason.detail();
        if (detail.contains("is required")) {
            return "Fill this attribute in for the person at the identity provider, or map it.";
        }
        if (detail.contains("email")) {
            return "Correct the e-mail address of the person at the identity provider.";
        }
        if (detail.contains("larger than") || detail.contains("too long")) {
            return "Shorten what the identity provider sends for this person.";
        }
        return switch (reason.scimType()) {
            case "invalidPath", "noTarget", "mutability" ->
                "The attribute mapping at the identity provider writes what is not there or cannot be written. Correct"
                        + " it.";
            case "invalidValue" ->
                "Correct the value for this person, or the attribute mapping, at the identity provider.";
            default ->
                "The request does not fit the schema. Open the entry to see it, and correct the attribute mapping.";
        };
    }
}
