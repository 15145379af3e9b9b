package io.scimserver.schema;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Attribute or sub-attribute of a schema, with the characteristics of RFC 7643 §2.2 and §7. Immutable.
 *
 * @param name the spelling that is stored; compared without regard to case on the way in
 * @param alias a second name that is accepted wherever {@code name} is
 * @param emittedAsAlias true if {@code /Schemas} and responses show the alias instead of the name
 * @param type the data type
 * @param multiValued true if the value is an array
 * @param description the meaning of the attribute, for administrators
 * @param required true if every user must have it
 * @param caseExact true if comparisons heed case
 * @param mutability decides who may set it, and when
 * @param returned decides when it is in a response
 * @param uniqueness decides if two users may share a value
 * @param maxLength the longest accepted string, in Unicode code points
 * @param canonicalValues suggested values; never enforced
 * @param allowedValues the only accepted values; empty for any
 * @param referenceTypes the types that a reference may point to
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

    /** Returns true if the value has sub-attributes. */
    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** Returns true if a client may never set it. */
    public boolean isReadOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /** Returns the name in {@code /Schemas} and in responses. */
    public String emittedName() {
        return emittedAsAlias ? alias.orElse(name) : name;
    }

    /** Returns true if it is {@linkplain AttributeBuilder#retired() no longer in use}. */
    public boolean isRetired() {
        return isReadOnly() && isNeverReturned();
    }

    /** Returns true if no response ever holds it, so that no filter may compare with it either. */
    public boolean isNeverReturned() {
        return returned == Returned.NEVER;
    }
}
