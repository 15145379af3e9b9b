package io.scimserver.schema;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attribute or sub-attribute of a schema, with the characteristics of RFC 7643 §2.2 and §7. Immutable.
 *
 * @param name the spelling that is stored; compared without regard to case on the way in
 * @param alias a second name that is accepted wherever {@code name} is
 * @param emittedAsAlias whether {@code /Schemas} and answers show the alias instead of the name
 * @param type the data type
 * @param multiValued whether the value is an array
 * @param description what the attribute means, for administrators
 * @param required whether every user must have it
 * @param caseExact whether comparisons heed case
 * @param mutability who may set it, and when
 * @param returned when it is in an answer
 * @param uniqueness whether two users may share a value
 * @param maxLength the longest accepted string, in Unicode code points
 * @param canonicalValues suggested values; never enforced
 * @param allowedValues the only accepted values; empty for any
 * @param referenceTypes what a reference may point to
 * @param subAttributes the parts of a complex attribute; empty for others
 */
public record Attribute(
        String name,
        Optional<String> alias,
        boolean emittedAsAlias,
        Type type,
        boolean multiValued,
        String description,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        OptionalInt maxLength,
        List<String> canonicalValues,
        List<String> allowedValues,
        List<String> referenceTypes,
        Attributes subAttributes) {

    public Attribute {
        canonicalValues = List.copyOf(canonicalValues);
        allowedValues = List.copyOf(allowedValues);
        referenceTypes = List.copyOf(referenceTypes);
    }

    /** Whether the value has sub-attributes. */
    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** Whether a client may never set it. */
    public boolean isReadOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /** What {@code /Schemas} and answers call it. */
    public String emittedName() {
        return emittedAsAlias ? alias.orElse(name) : name;
    }

    /** Whether it is {@linkplain AttributeBuilder#retired() no longer in use}. */
    public boolean isRetired() {
        return isReadOnly() && isNeverReturned();
    }

    /** Whether no answer ever holds it, so that nothing may compare with it either. */
    public boolean isNeverReturned() {
        return returned == Returned.NEVER;
    }
}
