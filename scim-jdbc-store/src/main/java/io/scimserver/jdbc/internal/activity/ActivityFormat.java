package io.scimserver.jdbc.internal.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.format.ActivityJson;
import io.scimserver.jdbc.internal.log.LogFormat;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.jdbc.internal.log.Position;
import java.util.Set;

/** Stored form of an entry, {@link ActivityJson}, and the terms that it is found by. */
final class ActivityFormat implements LogFormat<ActivityEntry> {

    @Override
    public Position position(ActivityEntry entry) {
        return new Position(entry.at().toEpochMilli(), entry.id());
    }

    @Override
    public Set<LogTerm> terms(ActivityEntry entry) {
        return ActivityTerms.of(entry);
    }

    @Override
    public byte[] write(ActivityEntry entry) {
        return ActivityJson.write(entry);
    }

    @Override
    public ActivityEntry read(byte[] stored) {
        return ActivityJson.read(stored);
    }
}
