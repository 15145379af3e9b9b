package io.scimserver.internal.schema;

import io.scimserver.schema.Repair;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which repairs one request may get, and which it got. Lives as long as the request, on its thread. */
public final class Repairs {

    private final Set<Repair> allowed;
    private final Set<Repair> made = EnumSet.noneOf(Repair.class);

    public Repairs(Set<Repair> allowed) {
        this.allowed = allowed;
    }

    /** Notes the repair and says true, if it is allowed; says false if the request has to be refused instead. */
    public boolean make(Repair repair) {
        boolean allows = allowed.contains(repair);
        if (allows) {
            made.add(repair);
        }
        return allows;
    }

    /** The repairs that were made so far. */
    public Set<Repair> made() {
        return Collections.unmodifiableSet(made);
    }
}
