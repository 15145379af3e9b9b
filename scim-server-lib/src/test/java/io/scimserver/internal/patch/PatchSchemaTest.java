package io.scimserver.internal.patch;

import static io.scimserver.internal.patch.Patching.user;
import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the effects of an attribute's definition on a PATCH. */
class PatchSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'active', 'value': null}",
                "{'op': 'add', 'path': 'active', 'value': null}",
                "{'op': 'replace', 'value': {'active': null}}",
                "{'op': 'replace', 'value': {'CORE:active': ''}}",
                "{'op': 'replace', 'value': [{'active': []}]}",
                "{'op': 'replace', 'path': 'active', 'value': ''}",
                "{'op': 'add', 'path': 'CORE:active', 'value': []}",
                "{'op': 'replace', 'path': 'active', 'value': {}}",
                "{'op': 'replace', 'path': 'active', 'value': ['']}",
                "{'op': 'replace', 'path': 'active', 'value': [null]}",
                "{'op': 'replace', 'path': 'active', 'value': [{'value': null}]}",
                "{'op': 'remove', 'path': 'active'}",
                "{'op': 'remove', 'path': '/active'}",
                "{'op': 'remove', 'path': 'active', 'value': true}",
                "{'op': 'remove', 'path': 'CORE:active', 'value': [false]}",
            })
    void activeKeepsItsValueWhenItIsToBeCleared(String operation) {
        for (boolean active : new boolean[] {true, false}) {
            Patching ada = user("{'userName': 'a', 'active': " + active + "}");
            assertThat(ada.after(operation)).isEqualTo(ada.before());
            assertThat(ada.repairsMade()).contains(Repair.ACTIVE_CLEARED).doesNotContain(Repair.EMPTY_VALUE_CLEARS);
            assertThat(ada.ignored())
                    .containsExactly(new IgnoredAttribute("active", IgnoredAttribute.Reason.ACTIVE_HAS_A_VALUE));
        }
        refusal(
                "invalidValue",
                () -> user("{'userName': 'a', 'active': true}")
                        .without(Repair.ACTIVE_CLEARED)
                        .after(operation));
    }

    @Test
    void activeIsNotReplacedByAValueThatWasLeftOut() {
        Patching ada = user("{'userName': 'a', 'active': true}");
        refusal("invalidValue", () -> ada.after("{'op': 'replace', 'path': 'active'}"));
    }

    @Test
    void attributesThatTheSchemaDoesNotKnowSurvive() {
        ObjectNode after = user("{'userName': 'a', 'urn:gone:User': {'badge': 'B-1'}}")
                .after("{'op': 'replace', 'path': 'active', 'value': false}");
        assertThat(after.at("/urn:gone:User/badge").textValue()).isEqualTo("B-1");
    }

    @Test
    void whatIsImmutableCanBeSetOnceOnly() {
        UserSchema schema =
                extendedBy(AttributeBuilder.simple("badge", Type.INTEGER, "").mutability(Mutability.IMMUTABLE));
        String set = "{'op': 'add', 'path': 'urn:x:User:badge', 'value': 7}";
        Patching without = user("{'userName': 'a'}").ofSchema(schema);
        Patching with = user("{'userName': 'a', 'urn:x:User': {'badge': 7}}").ofSchema(schema);
        assertThat(without.after(set)).isEqualTo(with.before());
        assertThat(with.after(set)).isEqualTo(with.before());
        refusal("mutability", () -> with.after("{'op': 'replace', 'path': 'urn:x:User:badge', 'value': 8}"));
        refusal("mutability", () -> with.after("{'op': 'remove', 'path': 'urn:x:User:badge'}"));
        refusal("mutability", () -> with.after("{'op': 'remove', 'path': 'urn:x:User'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'add', 'path': 'urn:x:User:Business Unit', 'value': 'R&D'}",
                "{'op': 'add', 'path': 'URN:X:user:business unit', 'value': 'R&D'}",
                "{'op': 'add', 'path': 'urn:x:User:businessUnit', 'value': 'R&D'}",
                "{'op': 'add', 'path': 'urn:x:User', 'value': {'Business Unit': 'R&D'}}",
                "{'op': 'add', 'value': {'urn:x:User': {'BusinessUnit': 'R&D'}}}",
                "{'op': 'add', 'value': {'urn:x:User:Business Unit': 'R&D'}}",
            })
    void aNameWithSpacesAndItsAliasAreTheSameAttribute(String operation) {
        UserSchema schema =
                extendedBy(AttributeBuilder.string("businessUnit", "").alias("Business Unit"));
        assertThat(user("{'userName': 'a'}")
                        .ofSchema(schema)
                        .after(operation)
                        .at("/urn:x:User/businessUnit")
                        .textValue())
                .isEqualTo("R&D");
    }

    @Test
    void whatIsRetiredIsUnknownAndStays() {
        UserSchema schema = extendedBy(AttributeBuilder.string("badge", "").retired());
        Patching ada = user("{'userName': 'a', 'urn:x:User': {'badge': 'B-1'}}").ofSchema(schema);
        assertThat(ada.after(
                        "{'op': 'replace', 'value': {'urn:x:User': {'badge': 'B-2'}}}",
                        "{'op': 'remove', 'path': 'urn:x:User'}"))
                .isEqualTo(ada.before());
        refusal("invalidPath", () -> ada.after("{'op': 'replace', 'path': 'urn:x:User:badge', 'value': 'B-2'}"));
    }

    @Test
    void aRequiredAttributeThatWasNeverThereStopsNoOtherChange() {
        UserSchema schema =
                extendedBy(AttributeBuilder.string("badge", "").required(), AttributeBuilder.string("other", ""));
        Patching old = user("{'userName': 'a', 'urn:x:User': {'other': 'x'}}").ofSchema(schema);
        assertThat(old.after("{'op': 'replace', 'path': 'active', 'value': false}")
                        .get("active")
                        .booleanValue())
                .isFalse();
        refusal(
                "invalidValue",
                () -> user("{'userName': 'a'}")
                        .ofSchema(schema)
                        .after("{'op': 'add', 'path': 'urn:x:User:other', 'value': 'x'}"));
    }

    private static UserSchema extendedBy(AttributeBuilder... attributes) {
        List<Attribute> built =
                Stream.of(attributes).map(AttributeBuilder::build).toList();
        return UserSchema.standard().withExtension(new Schema("urn:x:User", "X", "", new Attributes(built)));
    }
}
