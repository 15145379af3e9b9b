package io.scimserver.store.search.value;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;

/** Kinds of comparison of a value. An index that does not know the schema keeps one entry for each kind. */
public enum ComparisonKind {
    /** String, folded. */
    FOLDED(Type.STRING, false),
    /** String, reference or base64 as it is. */
    EXACT(Type.STRING, true),
    /** Integer or decimal. */
    NUMBER(Type.DECIMAL, true),
    /** Boolean. */
    BOOLEAN(Type.BOOLEAN, true),
    /** Date and time. */
    DATE_TIME(Type.DATETIME, true);

    private final Type type;
    private final boolean caseExact;

    ComparisonKind(Type type, boolean caseExact) {
        this.type = type;
        this.caseExact = caseExact;
    }

    /**
     * Returns the kind of comparison for values of this type.
     *
     * @throws IllegalArgumentException if the type is {@code COMPLEX}: such values never compare
     */
    public static ComparisonKind of(AttributeType type) {
        return switch (type.type()) {
            case STRING, REFERENCE, BINARY -> type.caseExact() ? EXACT : FOLDED;
            case INTEGER, DECIMAL -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATETIME -> DATE_TIME;
            case COMPLEX -> throw new IllegalArgumentException("complex values do not compare");
        };
    }

    public AttributeType type() {
        return new AttributeType(type, caseExact, false);
    }
}
