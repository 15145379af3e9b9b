package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityResult;
import io.scimserver.console.page.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Constants of the activity log in words. */
public final class ActivityTexts {

    private static final int FIRST_ERROR = 400;

    private ActivityTexts() {}

    public static String of(ActivityOperation operation) {
        return switch (operation) {
            case CREATE -> "Create";
            case READ -> "Read";
            case SEARCH -> "Search";
            case REPLACE -> "Replace";
            case PATCH -> "Change";
            case DELETE -> "Delete";
            case CREATE_GROUP -> "Create a group";
            case READ_GROUP -> "Read a group";
            case SEARCH_GROUPS -> "Search groups";
            case REPLACE_GROUP -> "Replace a group";
            case PATCH_GROUP -> "Change a group";
            case DELETE_GROUP -> "Delete a group";
            case BULK -> "Bulk";
            case DISCOVERY -> "Discovery";
            case OTHER -> "Other";
        };
    }

    public static String of(ActivityResult result) {
        return switch (result) {
            case SUCCEEDED -> "Done";
            case REFUSED -> "Refused";
            case UNAUTHENTICATED -> "No valid token";
            case FAILED -> "Server failed";
        };
    }

    /** Returns an effect and how often it occurred, such as "2 members added". */
    static String of(ActivityEffect effect, int number) {
        return switch (effect) {
            case CREATED -> number + " created";
            case UPDATED -> number + " updated";
            case ACTIVATED -> number + " activated";
            case DEACTIVATED -> number + " deactivated";
            case DELETED -> number + " deleted";
            case REFUSED -> number + " refused";
            case GROUP_CREATED -> Texts.count(number, "group") + " created";
            case GROUP_RENAMED -> Texts.count(number, "group") + " renamed";
            case GROUP_UPDATED -> Texts.count(number, "group") + " updated";
            case GROUP_DELETED -> Texts.count(number, "group") + " deleted";
            case MEMBER_ADDED -> Texts.count(number, "member") + " added";
            case MEMBER_REMOVED -> Texts.count(number, "member") + " removed";
        };
    }

    /** Returns effects in words, such as "3 created, 1 refused". */
    static String of(Map<ActivityEffect, Integer> effects) {
        return effects.entrySet().stream()
                .map(effect -> of(effect.getKey(), effect.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns what a request did, such as "Deactivated" or "3 created, 1 refused"; of a refused one, what it was to do. */
    static String happened(ActivityEntry entry) {
        Outcome outcome = entry.outcome();
        ActivityOperation operation = entry.call().operation();
        if (outcome.status() >= FIRST_ERROR) {
            return of(operation) + outcome.detail().map(detail -> ": " + detail).orElse("");
        }
        if (outcome.effects().isEmpty()) {
            return withoutEffect(operation);
        }
        boolean isOfOne = operation != ActivityOperation.BULK && !operation.isOnGroups();
        return isOfOne ? onOne(outcome.effects().keySet()) : of(outcome.effects());
    }

    /** A change that activates or deactivates is an update, too. */
    private static String onOne(Set<ActivityEffect> effects) {
        return effects.stream()
                .filter(effect -> effect != ActivityEffect.UPDATED)
                .findFirst()
                .map(effect -> switch (effect) {
                    case CREATED -> "Created";
                    case ACTIVATED -> "Activated";
                    case DEACTIVATED -> "Deactivated";
                    case DELETED -> "Deleted";
                    default -> "Updated";
                })
                .orElse("Updated");
    }

    private static String withoutEffect(ActivityOperation operation) {
        return switch (operation) {
            case READ, READ_GROUP -> "Read";
            case SEARCH, SEARCH_GROUPS -> "Searched";
            case DISCOVERY -> "Read what this server offers";
            case REPLACE, PATCH, REPLACE_GROUP, PATCH_GROUP, BULK -> "Nothing changed";
            default -> of(operation);
        };
    }

    static String of(Outcome outcome) {
        boolean inPart = outcome.result() == ActivityResult.REFUSED && outcome.status() < FIRST_ERROR;
        return inPart ? "Partly refused" : of(outcome.result());
    }

    /** Returns the style that a result is shown in. */
    static String tone(ActivityResult result) {
        return switch (result) {
            case SUCCEEDED -> "good";
            case REFUSED -> "warn";
            case UNAUTHENTICATED, FAILED -> "bad";
        };
    }

    static String duration(Duration time) {
        return time.toMillis() < 1_000
                ? String.format(Locale.ENGLISH, "%.1f ms", time.toNanos() / 1e6)
                : String.format(Locale.ENGLISH, "%.1f s", time.toNanos() / 1e9);
    }
}
