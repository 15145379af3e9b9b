package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityOperation;
import java.util.Optional;

/** Advice about a request that was not carried out: the one place that knows these sentences. */
final class Advice {

    private Advice() {}

    /** Returns the advice on an entry; empty if everything was done. */
    static Optional<String> on(ActivityEntry entry) {
        Outcome outcome = entry.outcome();
        return switch (outcome.result()) {
            case SUCCEEDED -> Optional.empty();
            case UNAUTHENTICATED ->
                Optional.of(
                        "No valid token came; the sentence above says why. Enter the token at the identity provider as it"
                                + " says, or make a new one under Tokens and enter that.");
            case FAILED -> Optional.of(onFailure(outcome.status()));
            case REFUSED -> Optional.of(onRefusal(entry));
        };
    }

    private static String onFailure(int status) {
        return status == 503
                ? "This can pass: identity providers try again by themselves. If it lasts, see the banners of this"
                        + " console, then the server's own log."
                : "The fault is the server's. Its own log says more under this entry's correlation id.";
    }

    private static String onRefusal(ActivityEntry entry) {
        Outcome outcome = entry.outcome();
        return switch (outcome.status()) {
            case 400 -> onBadRequest(outcome.scimType().orElse(""));
            case 403 -> "Provisioning is paused or disabled for the company, or the token may only read.";
            case 404 ->
                entry.call().operation().isOnGroups()
                        ? "There is no such group (any more). Identity providers create it anew when they next compare."
                        : entry.call().operation() == ActivityOperation.OTHER
                                ? "The URL at the identity provider is wrong. Enter the one that “What to enter where” shows."
                                : "There is no such employee (any more). Identity providers create them anew when they next"
                                        + " compare; some need a restart of provisioning.";
            case 405, 501 ->
                "The identity provider asks for something that this server does not offer. Switch it off"
                        + " there, or switch groups on here, if that is what it asks for.";
            case 406, 415 ->
                "The identity provider speaks another format than SCIM 2.0. Choose SCIM 2.0 and JSON there.";
            case 408 -> "The request did not arrive in full. If it happens often, look at the network in between.";
            case 409 ->
                "It is in conflict with an employee who is there: with their userName or externalId, or with a"
                        + " rule that protects them. Look the employee up and correct one of the two.";
            case 412 ->
                "Somebody else changed the employee in the meantime. Identity providers read them again and"
                        + " repeat the change.";
            case 413 -> "The request is too large. Have the identity provider send fewer employees at once.";
            case 429 ->
                "More came at once than the rate limit or the guard against mass deactivation allows; the"
                        + " sentence above says which. Within the rate limit identity providers go on by themselves; the guard"
                        + " waits for an administrator.";
            default ->
                outcome.status() < 400
                        ? "Some of its operations were refused; the entry's page shows which, and why."
                        : "The identity provider sent what this server cannot take.";
        };
    }

    private static String onBadRequest(String scimType) {
        return switch (scimType) {
            case "invalidFilter" ->
                "The search cannot be carried out; the sentence above says where it is wrong. Correct the matching"
                        + " attribute or the filter at the identity provider.";
            case "invalidPath", "noTarget" ->
                "The attribute mapping names an attribute that is not there. Correct its"
                        + " target at the identity provider.";
            case "mutability" ->
                "The attribute mapping writes what only the server sets. Remove it at the identity" + " provider.";
            case "invalidValue" ->
                "A value is missing or of the wrong kind. Correct the employee or the attribute"
                        + " mapping at the identity provider.";
            case "invalidCursor", "expiredCursor", "invalidCount" -> "The identity provider will start its list anew.";
            default ->
                "This is not a SCIM request. Open the entry to see what was sent, then correct the attribute mapping"
                        + " at the identity provider.";
        };
    }
}
