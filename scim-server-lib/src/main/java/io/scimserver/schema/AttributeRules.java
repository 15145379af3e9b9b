package io.scimserver.schema;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of RFC 7643 §2 and §7 for one attribute, checked when it is built. */
final class AttributeRules {

    private static final Pattern NOT_IN_NAME = Pattern.compile(".*[\\p{Cntrl}\"\\[\\]].*", Pattern.DOTALL);
    private static final Set<Type> OF_TEXTS = Set.of(Type.STRING, Type.REFERENCE);
    private static final Set<Type> NEVER_UNIQUE = Set.of(Type.BOOLEAN, Type.DATETIME, Type.BINARY, Type.COMPLEX);

    private final Attribute attribute;

    private AttributeRules(Attribute attribute) {
        this.attribute = attribute;
    }

    /** @throws IllegalArgumentException if the attribute breaks a rule; the message names it and says what to do */
    static void check(Attribute attribute) {
        AttributeRules rules = new AttributeRules(attribute);
        rules.checkNames();
        rules.checkParts();
        rules.checkAccess();
        rules.checkValues();
    }

    /** Names of other characters than RFC 7643 §2.1 has, such as {@code Business Unit}, are a service to companies. */
    private void checkNames() {
        require(
                isUsable(attribute.name())
                        && attribute.alias().map(AttributeRules::isUsable).orElse(true),
                "needs a name and an alias without control characters, quotes, brackets, or blanks at their ends");
        require(
                !attribute.emittedAsAlias() || attribute.alias().isPresent(),
                "is shown as its alias, and has none: add alias(...)");
    }

    /** Returns true if filters and paths can hold the name. */
    static boolean isUsable(String name) {
        return !name.isEmpty()
                && name.strip().equals(name)
                && !NOT_IN_NAME.matcher(name).matches();
    }

    private void checkParts() {
        Stream<Attribute> parts = attribute.subAttributes().stream();
        if (attribute.isComplex()) {
            require(attribute.subAttributes().iterator().hasNext(), "is complex: give it sub-attributes");
            require(
                    parts.noneMatch(Attribute::isComplex),
                    "has a complex sub-attribute: make it an attribute of its own, or simple");
        }
    }

    private void checkAccess() {
        require(
                !attribute.required() || !attribute.isReadOnly(),
                "is required and read-only, so that no client could send it: drop one of the two");
        require(
                !attribute.required() || attribute.mutability() != Mutability.WRITE_ONLY,
                "is required and write-only, so that no server could tell if it is there: drop one of the two");
        require(
                attribute.mutability() != Mutability.WRITE_ONLY || attribute.isNeverReturned(),
                "is write-only: add returned(Returned.NEVER)");
        require(
                attribute.uniqueness() == Uniqueness.NONE || !NEVER_UNIQUE.contains(attribute.type()),
                "cannot be unique: only strings, references and numbers can");
    }

    private void checkValues() {
        boolean isText = OF_TEXTS.contains(attribute.type());
        require(
                attribute.type() == Type.REFERENCE || attribute.referenceTypes().isEmpty(),
                "has reference types: make it of type REFERENCE");
        require(isText || attribute.canonicalValues().isEmpty(), "has canonical values: only strings can have them");
        require(isText || attribute.allowedValues().isEmpty(), "has allowed values: only strings can have them");
        require(attribute.maxLength().orElse(1) > 0, "has a maximum length below 1");
        requireDistinct(attribute.referenceTypes(), "reference types");
        requireDistinct(attribute.canonicalValues(), "canonical values");
        requireDistinct(attribute.allowedValues(), "allowed values");
    }

    private void requireDistinct(List<String> values, String name) {
        long different = values.stream()
                .map(value -> attribute.caseExact() ? value : value.toLowerCase(Locale.ROOT))
                .filter(value -> !value.isBlank())
                .distinct()
                .count();
        require(different == values.size(), "has blank or equal " + name + ": keep one of each");
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalArgumentException("the attribute '" + attribute.name() + "' " + otherwise);
        }
    }
}
