package io.scimserver.internal.schema;

import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repairs of one request: those it may get, those it got, and, if that is wanted, the parts of it that were ignored.
 * Lives as long as the request, on its thread.
 */
public final class Repairs {

    private static final IgnoredAttribute MORE = new IgnoredAttribute("...", Reason.MORE);

    private final Set<Repair> allowed;
    private final Set<Repair> made = EnumSet.noneOf(Repair.class);

    private final Optional<Set<IgnoredAttribute>> ignored;

    public Repairs(Set<Repair> allowed) {
        this(allowed, Optional.empty());
    }

    private Repairs(Set<Repair> allowed, Optional<Set<IgnoredAttribute>> ignored) {
        this.allowed = allowed;
        this.ignored = ignored;
    }

    /** Returns repairs that also note the ignored parts. */
    public static Repairs noting(Set<Repair> allowed) {
        return new Repairs(allowed, Optional.of(new LinkedHashSet<>()));
    }

    /** Notes an attribute that takes no effect; beyond {@link IgnoredAttribute#MOST} only that there are more. */
    public void ignore(Reason reason, Supplier<String> path) {
        ignored.ifPresent(noted -> {
            IgnoredAttribute next = new IgnoredAttribute(path.get(), reason);
            if (noted.size() < IgnoredAttribute.MOST) {
                noted.add(next);
            } else if (!noted.contains(next)) {
                noted.add(MORE);
            }
        });
    }

    /** Returns the parts that were ignored so far, in the order of the request, if they are noted. */
    public List<IgnoredAttribute> ignored() {
        return ignored.map(List::copyOf).orElse(List.of());
    }

    /** Notes the repair and returns true, if it is allowed; returns false if the request has to be refused instead. */
    public boolean make(Repair repair) {
        boolean allows = allowed.contains(repair);
        if (allows) {
            made.add(repair);
        }
        return allows;
    }

    /** Returns the repairs that were made so far. */
    public Set<Repair> made() {
        return Collections.unmodifiableSet(made);
    }
}
