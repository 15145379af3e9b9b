package io.scimserver.guard;

import io.scimserver.guard.ChangeGuardState.AffectedResource;
import java.time.Instant;

/**
 * Change that is about to be written. Immutable.
 *
 * @param kind the kind of change
 * @param resource the user or group that it is about
 * @param created the time at which this user or group was created
 * @param number the number of changes that it counts as, from 1; it is carried out as a whole or not at all
 */
public record PlannedChange(GuardedChange kind, AffectedResource resource, Instant created, int number) {

    /** @throws IllegalArgumentException if the number is less than 1 */
    public PlannedChange {
        if (number < 1) {
            throw new IllegalArgumentException("a change counts as at least one, not " + number);
        }
    }
}
