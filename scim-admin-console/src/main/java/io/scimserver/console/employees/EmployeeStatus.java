package io.scimserver.console.employees;

import io.scimserver.console.web.ConstantCode;
import java.time.Instant;
import java.util.Optional;

/** Status of an employee, from {@code active} and the dates on which they start and leave. */
public enum EmployeeStatus {
    /** Works here. */
    ACTIVE("Active", "good", true),
    /** Works here until a date that is still to come. */
    LEAVING("Leaving", "warn", true),
    /** Begins on a date that is still to come. */
    NOT_STARTED("Not started yet", "info", false),
    /** Was deactivated, or has left. */
    INACTIVE("Inactive", "off", false);

    private final String title;
    private final String tone;
    private final boolean surveyed;

    EmployeeStatus(String title, String tone, boolean surveyed) {
        this.title = title;
        this.tone = tone;
        this.surveyed = surveyed;
    }

    static EmployeeStatus at(Instant now, boolean active, Optional<Instant> start, Optional<Instant> separation) {
        boolean hasLeft = separation.filter(end -> !end.isAfter(now)).isPresent();
        if (!active || hasLeft) {
            return INACTIVE;
        }
        if (start.filter(now::isBefore).isPresent()) {
            return NOT_STARTED;
        }
        return separation.isPresent() ? LEAVING : ACTIVE;
    }

    public String title() {
        return title;
    }

    /** Returns the style it is shown in. */
    public String tone() {
        return tone;
    }

    /** Returns true if surveys go to them. */
    public boolean surveyed() {
        return surveyed;
    }

    public String code() {
        return ConstantCode.of(this);
    }

    static Optional<EmployeeStatus> of(String code) {
        return ConstantCode.find(EmployeeStatus.class, code);
    }
}
