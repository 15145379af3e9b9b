package io.scimserver.schema;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that breaks a rule of RFC 7643 is refused when it is built, with a sentence that says what to change. */
class SchemaRulesTest {

    private static final String URN = "urn:example:params:scim:schemas:extension:hr:2.0:User";

    static Stream<Arguments> attributesThatBreakARule() {
        return Stream.of(
                arguments(string("a\"b"), "without control characters, quotes, brackets"),
                arguments(string(" a"), "or blanks at their ends"),
                arguments(string("a").alias("b]"), "needs a name and an alias"),
                arguments(string("a").emittedAsAlias(), "add alias(...)"),
                arguments(AttributeBuilder.complex("a", ""), "give it sub-attributes"),
                arguments(complex("a", complex("b", string("c"))), "has a complex sub-attribute"),
                arguments(string("a").required().readOnly(), "drop one of the two"),
                arguments(string("a").mutability(Mutability.WRITE_ONLY), "add returned(Returned.NEVER)"),
                arguments(simple("a", Type.BOOLEAN).uniqueness(Uniqueness.SERVER), "cannot be unique"),
                arguments(simple("a", Type.DATETIME).uniqueness(Uniqueness.SERVER), "cannot be unique"),
                arguments(simple("a", Type.BINARY).uniqueness(Uniqueness.SERVER), "cannot be unique"),
                arguments(complex("a", string("b")).uniqueness(Uniqueness.GLOBAL), "cannot be unique"),
                arguments(string("a").referring("User"), "make it of type REFERENCE"),
                arguments(simple("a", Type.REFERENCE).referring("User", "User"), "equal reference types"),
                arguments(simple("a", Type.INTEGER).suggesting("1"), "only strings can have them"),
                arguments(simple("a", Type.BOOLEAN).allowingOnly(List.of("true")), "only strings can have them"),
                arguments(string("a").suggesting("work", "Work"), "equal canonical values"),
                arguments(string("a").suggesting(" "), "blank or equal canonical values"),
                arguments(string("a").allowingOnly(List.of("x", "x")), "equal allowed values"),
                arguments(string("a").maxLength(0), "maximum length below 1"));
    }

    @ParameterizedTest
    @MethodSource("attributesThatBreakARule")
    void anAttributeThatBreaksARuleIsRefusedByItsName(AttributeBuilder attribute, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(attribute::build)
                .withMessageStartingWith("the attribute '")
                .withMessageContaining(sentence);
    }

    @Test
    void whatTheRulesAllowIsBuilt() {
        List<AttributeBuilder> allowed = List.of(
                string("Business Unit").alias("businessUnit"),
                string("secret").mutability(Mutability.WRITE_ONLY).returned(Returned.NEVER),
                string("former").retired(),
                string("size").caseExact().suggesting("s", "S"),
                string("number").uniqueness(Uniqueness.SERVER),
                complex("home", simple("$ref", Type.REFERENCE).referring("User", "uri")));

        assertThatNoException().isThrownBy(() -> allowed.forEach(AttributeBuilder::build));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr", "urn:hr", "urn:example:h r", "urn:example:hr:", "urn:example:hr[0]", ""})
    void aSchemaWithoutAUrnIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schema(id, "Hr", "", Attributes.none()))
                .withMessageContaining("is no URN: use one of your own, such as urn:example:");
    }

    @Test
    void aSchemaWithoutANameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schema(URN, " ", "", Attributes.none()))
                .withMessageContaining(URN + " needs a name");
    }

    @Test
    void aSchemaInJsonIsCheckedToo() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree("{\"id\":\"" + URN
                        + "\",\"name\":\"Hr\",\"attributes\":[{\"name\":\"badge\",\"type\":\"string\","
                        + "\"multiValued\":false,\"required\":true,\"caseExact\":false,\"mutability\":\"readOnly\","
                        + "\"returned\":\"default\",\"uniqueness\":\"none\"}]}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.from(schema))
                .withMessageContaining("the attribute 'badge' is required and read-only");
    }

    private static AttributeBuilder string(String name) {
        return simple(name, Type.STRING);
    }

    private static AttributeBuilder simple(String name, Type type) {
        return AttributeBuilder.simple(name, type, "");
    }

    private static AttributeBuilder complex(String name, AttributeBuilder part) {
        return AttributeBuilder.complex(name, "", part);
    }
}
