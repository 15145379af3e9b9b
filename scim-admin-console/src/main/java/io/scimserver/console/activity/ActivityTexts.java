package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityResult;
import io.scimserver.console.page.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants of the activity log in words. */
public final class ActivityTexts {

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

    /** Returns what happened to groups, in words; empty if nothing did. */
    static String onGroups(Outcome outcome) {
        return outcome.effects().entrySet().stream()
                .filter(effect -> effect.getKey().isOnGroups())
                .map(effect -> of(effect.getKey(), effect.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String of(Outcome outcome) {
        boolean inPart = outcome.result() == ActivityResult.REFUSED && outcome.status() < 400;
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
