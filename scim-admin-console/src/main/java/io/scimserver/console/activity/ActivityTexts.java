package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityResult;
import java.time.Duration;
import java.util.Locale;

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

    public static String of(ActivityEffect effect) {
        return switch (effect) {
            case CREATED -> "created";
            case UPDATED -> "updated";
            case ACTIVATED -> "activated";
            case DEACTIVATED -> "deactivated";
            case DELETED -> "deleted";
            case REFUSED -> "refused";
        };
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
