package io.scimserver.schema;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Builder of an {@link Attribute}. It starts from RFC 7643 §2.2's defaults: single-valued, optional, case-insensitive,
 * readWrite, returned by default, not unique. Not safe for use by several threads.
 */
public final class AttributeBuilder {

    private final String name;
    private final Type type;
    private final String description;
    private final Attributes subAttributes;
    private Optional<String> alias = Optional.empty();
    private boolean emittedAsAlias;
    private boolean multiValued;
    private boolean required;
    private boolean caseExact;
    private Mutability mutability = Mutability.READ_WRITE;
    private Returned returned = Returned.DEFAULT;
    private Uniqueness uniqueness = Uniqueness.NONE;
    private OptionalInt maxLength = OptionalInt.empty();
    private List<String> canonicalValues = List.of();
    private List<String> allowedValues = List.of();
    private List<String> referenceTypes = List.of();

    private AttributeBuilder(String name, Type type, String description, Attributes subAttributes) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.subAttributes = subAttributes;
    }

    /** Starts a simple attribute. References and binary data compare exactly (RFC 7643 §2.3.6, §2.3.7). */
    public static AttributeBuilder simple(String name, Type type, String description) {
        AttributeBuilder builder = new AttributeBuilder(name, type, description, Attributes.none());
        builder.caseExact = type == Type.REFERENCE || type == Type.BINARY;
        return builder;
    }

    /** Starts a simple attribute of type string. */
    public static AttributeBuilder string(String name, String description) {
        return simple(name, Type.STRING, description);
    }

    /** Starts a complex attribute with these sub-attributes. */
    public static AttributeBuilder complex(String name, String description, AttributeBuilder... subAttributes) {
        List<Attribute> built =
                Stream.of(subAttributes).map(AttributeBuilder::build).toList();
        return new AttributeBuilder(name, Type.COMPLEX, description, new Attributes(built));
    }

    /** Starts a copy of an attribute, with these sub-attributes. */
    static AttributeBuilder copyOf(Attribute attribute, Attributes subAttributes) {
        AttributeBuilder builder =
                new AttributeBuilder(attribute.name(), attribute.type(), attribute.description(), subAttributes);
        builder.alias = attribute.alias();
        builder.emittedAsAlias = attribute.emittedAsAlias();
        builder.multiValued = attribute.multiValued();
        builder.required = attribute.required();
        builder.caseExact = attribute.caseExact();
        builder.mutability = attribute.mutability();
        builder.returned = attribute.returned();
        builder.uniqueness = attribute.uniqueness();
        builder.maxLength = attribute.maxLength();
        builder.canonicalValues = attribute.canonicalValues();
        builder.allowedValues = attribute.allowedValues();
        builder.referenceTypes = attribute.referenceTypes();
        return builder;
    }

    /** Sets a second name that is accepted wherever the first one is; none by default. */
    public AttributeBuilder alias(String otherName) {
        alias = Optional.of(otherName);
        return this;
    }

    /** Shows the alias, instead of the name, in {@code /Schemas} and in responses. */
    public AttributeBuilder emittedAsAlias() {
        emittedAsAlias = true;
        return this;
    }

    /** Makes the attribute hold an array of values; one value by default. */
    public AttributeBuilder multiValued() {
        multiValued = true;
        return this;
    }

    /** Makes the attribute required in every user; optional by default. */
    public AttributeBuilder required() {
        required = true;
        return this;
    }

    /** Makes comparisons heed case; they do not by default, except for references and binary data. */
    public AttributeBuilder caseExact() {
        caseExact = true;
        return this;
    }

    /** Sets whether clients may write it (RFC 7643 §7); read-write by default. */
    public AttributeBuilder mutability(Mutability value) {
        mutability = value;
        return this;
    }

    /** Forbids clients to write it (RFC 7643 §7). */
    public AttributeBuilder readOnly() {
        return mutability(Mutability.READ_ONLY);
    }

    /**
     * Takes the attribute out of use: kept with the users that have it, neither shown, advertised, compared nor
     * changed.
     */
    public AttributeBuilder retired() {
        return readOnly().returned(Returned.NEVER);
    }

    /** Sets when it is part of a response (RFC 7643 §7); unless clients leave it out by default. */
    public AttributeBuilder returned(Returned value) {
        returned = value;
        return this;
    }

    /** Sets the uniqueness that is advertised; the store keeps {@code userName} unique and nothing else. */
    public AttributeBuilder uniqueness(Uniqueness value) {
        uniqueness = value;
        return this;
    }

    /** Sets the longest text, in code points: 400 if it is longer; the limit of the server by default. */
    public AttributeBuilder maxLength(int codePoints) {
        maxLength = OptionalInt.of(codePoints);
        return this;
    }

    /** Sets canonical values (RFC 7643 §7), which clients may choose from; others are accepted too. */
    public AttributeBuilder suggesting(String... values) {
        canonicalValues = List.of(values);
        return this;
    }

    /** Sets the only accepted values: 400 for any other; every value by default. */
    public AttributeBuilder allowingOnly(List<String> values) {
        allowedValues = values;
        return this;
    }

    /** Sets the resource types that a reference may name (RFC 7643 §7). */
    public AttributeBuilder referring(String... types) {
        referenceTypes = List.of(types);
        return this;
    }

    /**
     * Builds the attribute.
     *
     * @throws IllegalArgumentException if it breaks a rule of RFC 7643 §2 or §7; the message names it and says what to do
     */
    public Attribute build() {
        Attribute attribute = new Attribute(
                name,
                alias,
                emittedAsAlias,
                type,
                multiValued,
                description,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                maxLength,
                canonicalValues,
                allowedValues,
                referenceTypes,
                subAttributes);
        AttributeRules.check(attribute);
        return attribute;
    }
}
