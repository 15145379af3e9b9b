package io.scimserver.activity;

import java.util.List;
import java.util.Optional;

/**
 * Page of entries, the newest first: by time, those of one millisecond by id, the greater first.
 *
 * @param entries the found entries
 * @param next the start of the next page; a short opaque text for {@link ActivityQuery#after()}; empty if there is none
 */
public record ActivityPage(List<ActivityEntry> entries, Optional<String> next) {

    public ActivityPage {
        entries = List.copyOf(entries);
    }
}
