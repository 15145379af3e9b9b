package io.scimserver.filter;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;

/** The ways in which a value can compare: what an index keeps of a value without knowing the schema. */
public enum Reading {
    /** A string, folded. */
    FOLDED(Type.STRING, false),
    /** A string, reference or base64 as it is. */
    EXACT(Type.STRING, true),
    /** An integer or decimal. */
    NUMBER(Type.DECIMAL, true),
    /** A boolean. */
    BOOLEAN(Type.BOOLEAN, true),
    /** A dateTime. */
    DATE_TIME(Type.DATETIME, true);

    private final Type type;
    private final boolean caseExact;

    Reading(Type type, boolean caseExact) {
        this.type = type;
        this.caseExact = caseExact;
    }

    /**
     * How values of this type compare.
     *
     * @throws IllegalArgumentException if the type is {@code COMPLEX}: such values never do
     */
    public static Reading of(AttributeType type) {
        return switch (type.type()) {
            case STRING, REFERENCE, BINARY -> type.caseExact() ? EXACT : FOLDED;
            case INTEGER, DECIMAL -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATETIME -> DATE_TIME;
            case COMPLEX -> throw new IllegalArgumentException("complex values do not compare");
        };
    }

    AttributeType type() {
        return new AttributeType(type, caseExact, false);
    }
}
