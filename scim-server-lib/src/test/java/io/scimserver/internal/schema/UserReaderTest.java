package io.scimserver.internal.schema;

import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.patch.PathKeyReader;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserReaderTest {

    private final Repairs repairs = new Repairs(EnumSet.allOf(Repair.class));

    private ObjectNode created(String members) {
        return reader(UserSchema.standard())
                .forCreate(Json.object("{'schemas': ['CORE'], " + members + "}"), repairs)
                .attributes();
    }

    private ObjectNode replaced(String previous, String members) {
        return reader(UserSchema.standard())
                .forReplace(Json.object("{'schemas': ['CORE'], " + members + "}"), Json.object(previous), repairs)
                .attributes();
    }

    private static UserReader reader(UserSchema schema) {
        return new UserReader(
                schema,
                ValueLimits.DEFAULT,
                new PathKeyReader(schema, new FilterParser(schema, FilterLimits.DEFAULT), ValueLimits.DEFAULT));
    }

    @Test
    void aUserIsStoredInTheSpellingAndOrderOfTheSchema() {
        assertThat(created("""
                        'urn:IETF:params:scim:schemas:extension:enterprise:2.0:user': {'Department': 'IT'},
                        'EMAILS': [{'TYPE': 'work', 'Value': 'a@x.org'}], 'active': 'False', 'USERNAME': 'ada'
                        """).toString())
                .isEqualTo(Json.object("{'schemas': ['CORE', 'ENT'], 'userName': 'ada', 'active': false,"
                                + " 'emails': [{'value': 'a@x.org', 'type': 'work'}], 'ENT': {'department': 'IT'}}")
                        .toString());
        assertThat(repairs.made()).containsExactly(Repair.BOOLEAN_AS_TEXT);
    }

    @Test
    void whatTheClientMayNotSetAndWhatIsUnknownIsIgnored() {
        assertThat(created("""
                        'userName': 'ada', 'id': 'mine', 'meta': {'resourceType': 'User'}, 'groups': [{'value': '1'}],
                        'password': 5, 'department': null, 'manager': null, 'urn:unknown:2.0:User': {'badge': 'B-1'},
                        'roles': [{'value': 'admin', 'displayName': 'Admin'}],
                        'ENT': {'manager': {'value': '1', 'displayName': 'Charles'}, 'unknown': 1}
                        """))
                .isEqualTo(Json.object("{'schemas': ['CORE', 'ENT'], 'userName': 'ada', 'active': true,"
                        + " 'roles': [{'value': 'admin'}], 'ENT': {'manager': {'value': '1'}}}"));
    }

    @Test
    void unassignedIsTheSameAsAbsent() {
        assertThat(created("""
                        'userName': 'ada', 'title': '', 'addresses': null, 'phoneNumbers': [], 'name': {},
                        'emails': [{'value': '', 'type': 'work'}, null, {}], 'active': null, 'ENT': {},
                        'ims': [{'value': 'a', 'type': ''}]
                        """)).isEqualTo(created("'userName': 'ada', 'ims': {'value': 'a'}"));
    }

    @Test
    void valuesAreStoredAsSent() {
        assertThat(created("'userName': 'Ada@X.org', 'name': {'familyName': ' User 01'}, 'locale': 'odd text',"
                        + " 'profileUrl': 'javascript:alert(1)', 'emails': [{'type': 'personal', 'value': 'A@x.ORG'}],"
                        + " 'displayName': '=cmd|<script>${jndi:ldap://x}\\u001b[0m\\r\\n'"))
                .isEqualTo(Json.object("{'schemas': ['CORE'], 'userName': 'Ada@X.org', 'active': true,"
                        + " 'name': {'familyName': ' User 01'}, 'locale': 'odd text',"
                        + " 'profileUrl': 'javascript:alert(1)', 'emails': [{'type': 'personal', 'value': 'A@x.ORG'}],"
                        + " 'displayName': '=cmd|<script>${jndi:ldap://x}\\u001b[0m\\r\\n'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['CORE']",
                "['ENT', 'CORE']",
                "['CORE', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0User']",
                "['URN:ietf:params:scim:schemas:Core:2.0:user']",
            })
    void schemasNeedOnlyNameTheCoreSchema(String schemas) {
        ObjectNode body = Json.object("{'schemas': " + schemas + ", 'userName': 'ada'}");
        assertThat(reader(UserSchema.standard()).forCreate(body, repairs).attributes())
                .isEqualTo(created("'userName': 'ada'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'schemas': 'CORE', 'userName': 'ada'}",
                "{'schemas': ['ENT'], 'userName': 'ada'}",
                "{'schemas': ['urn:scim:schemas:core:2.0'], 'userName': 'ada'}",
                "{'schemas': ['urn:scim:schemas:core:1.0'], 'userName': 'ada'}",
                "{'schemas': ['CORE', 5], 'userName': 'ada'}",
                "{'schemas': ['CORE'], 'Schemas': ['CORE'], 'userName': 'ada'}",
                "{'schemas': ['CORE'], 'userName': 'ada', 'USERNAME': 'bob'}",
                "{'schemas': ['CORE'], 'userName': 'ada', 'CORE': {'userName': 'bob'}}",
                "{'schemas': ['CORE'], 'userName': 'ada', 'emails': [{'value': 'x', 'Value': 'y'}]}",
                "{'schemas': ['CORE'], 'userName': 'ada', 'ENT': {'division': 'x', 'DIVISION': 'y'}}",
                "{'schemas': ['CORE'], 'userName': 'ada', 'ENT': {'division': 'x'},"
                        + " 'urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User': {'division': 'y'}}",
            })
    void aBodyThatIsNoUserOrContradictsItselfIsInvalidSyntax(String body) {
        refusal("invalidSyntax", () -> reader(UserSchema.standard()).forCreate(Json.object(body), repairs));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'title': 'x'",
                "'userName': ''",
                "'userName': null",
                "'userName': {}",
                "'userName': 'LONG'",
                "'userName': 'ada', 'externalId': 'LONG'",
                "'userName': ' '",
                "'userName': '\\t'",
                "'userName': ' ada'",
                "'userName': 'ada\\u00a0'",
                "'userName': 'ada\\u200b'",
                "'userName': '\\ufeffada'",
                "'userName': 'ada', 'active': 'maybe'",
                "'userName': 'ada', 'active': 1",
                "'userName': 'ada', 'name': 'x'",
                "'userName': 'ada', 'emails': [{'value': {'value': 'x'}}]",
                "'userName': 'ada', 'ENT': 'x'",
                "'userName': 'ada', 'title': '\\ud800'",
                "'userName': 'ada', 'x509Certificates': [{'value': '-----BEGIN CERTIFICATE-----'}]",
            })
    void aWrongOrMissingValueIsInvalidValue(String members) {
        refusal("invalidValue", () -> created(members.replace("LONG", "x".repeat(1025))));
    }

    @Test
    void theCoreAttributesMayStandUnderTheirUrn() {
        assertThat(created("'CORE': {'userName': 'ada', 'title': 'x'}"))
                .isEqualTo(created("'userName': 'ada', 'title': 'x'"));
    }

    @Test
    void sameTypeAndValueIsOneValue() {
        assertThat(created("""
                        'userName': 'ada', 'emails': [{'type': 'work', 'value': 'a'}, {'type': 'home', 'value': 'a'},
                        {'type': 'Work', 'value': 'A', 'primary': true}, {'value': 'a'}]
                        """).get("emails").findValuesAsText("type")).containsExactly("Work", "home");
    }

    @Test
    void replaceClearsWhatIsLeftOut() {
        assertThat(replaced(
                        "{'userName': 'ada', 'title': 'x', 'active': false, 'ENT': {'division': 'y'}}",
                        "'userName': 'Ada'"))
                .isEqualTo(Json.object("{'schemas': ['CORE'], 'userName': 'Ada', 'active': false}"));
    }

    @Test
    void replaceMakesAUserWithoutActiveTheActiveOneThatItCountedAs() {
        assertThat(replaced("{'userName': 'ada'}", "'userName': 'Ada', 'active': null"))
                .isEqualTo(Json.object("{'schemas': ['CORE'], 'userName': 'Ada', 'active': true}"));
    }

    @Test
    void replaceKeepsActiveUnlessItIsGiven() {
        String inactive = "{'userName': 'ada', 'active': false}";
        assertThat(replaced(inactive, "'userName': 'ada'").get("active").booleanValue())
                .isFalse();
        assertThat(replaced(inactive, "'userName': 'ada', 'active': null")
                        .get("active")
                        .booleanValue())
                .isFalse();
        assertThat(replaced(inactive, "'userName': 'ada', 'active': true")
                        .get("active")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void replaceKeepsWhatIsReadOnly() {
        assertThat(replaced("{'userName': 'ada', 'groups': [{'value': '1'}]}", "'userName': 'ada', 'groups': []")
                        .get("groups"))
                .hasSize(1);
    }

    @Test
    void whatIsRetiredStaysAndCannotBeSet() {
        UserReader reader =
                reader(withBadge(AttributeBuilder.string("badge", "").retired()));
        ObjectNode body = Json.object("{'schemas': ['CORE'], 'userName': 'ada', 'urn:x:User': {'badge': 'B-2'}}");
        ObjectNode before = Json.object("{'userName': 'ada', 'urn:x:User': {'badge': 'B-1'}}");
        assertThat(reader.forCreate(body, repairs).attributes().has("urn:x:User"))
                .isFalse();
        assertThat(reader.forReplace(body, before, repairs)
                        .attributes()
                        .at("/urn:x:User/badge")
                        .textValue())
                .isEqualTo("B-1");
    }

    @Test
    void replaceDoesNotChangeWhatIsImmutable() {
        UserReader reader =
                reader(withBadge(AttributeBuilder.string("badge", "").mutability(Mutability.IMMUTABLE)));
        ObjectNode before = Json.object("{'userName': 'ada', 'urn:x:User': {'badge': 'B-1'}}");
        ObjectNode leftOut = Json.object("{'schemas': ['CORE'], 'userName': 'ada'}");
        ObjectNode same = Json.object("{'schemas': ['CORE'], 'userName': 'ada', 'urn:x:User': {'badge': 'B-1'}}");
        ObjectNode other = Json.object("{'schemas': ['CORE'], 'userName': 'ada', 'urn:x:User': {'badge': 'B-2'}}");
        assertThat(reader.forReplace(leftOut, before, repairs).attributes())
                .isEqualTo(reader.forReplace(same, before, repairs).attributes());
        assertThat(reader.forReplace(other, leftOut, repairs)
                        .attributes()
                        .at("/urn:x:User/badge")
                        .textValue())
                .isEqualTo("B-2");
        refusal("mutability", () -> reader.forReplace(other, before, repairs));
    }

    @Test
    void whatAnExtensionRequiresIsRequiredOfThoseWhoHaveIt() {
        UserReader reader = reader(
                withBadge(AttributeBuilder.string("badge", "").required(), AttributeBuilder.string("other", "")));
        ObjectNode without = Json.object("{'schemas': ['CORE'], 'userName': 'ada'}");
        ObjectNode incomplete = Json.object("{'schemas': ['CORE'], 'userName': 'ada', 'urn:x:User': {'other': 'x'}}");
        assertThat(reader.forCreate(without, repairs).attributes().has("urn:x:User"))
                .isFalse();
        assertThat(refusal("invalidValue", () -> reader.forCreate(incomplete, repairs))
                        .detail())
                .contains("urn:x:User:badge");
    }

    @Test
    void aPasswordIsHandedOutAndNotStored() {
        ObjectNode body = Json.object("{'schemas': ['CORE'], 'userName': 'ada', 'password': 's3cret'}");
        UserInput taken = reader(UserSchema.standard().withPassword()).forCreate(body, repairs);
        UserInput dropped = reader(UserSchema.standard()).forCreate(body, repairs);
        assertThat(taken.password()).contains("s3cret");
        assertThat(taken.toString()).doesNotContain("s3cret", "ada");
        assertThat(dropped.password()).isEmpty();
        assertThat(taken.attributes()).isEqualTo(dropped.attributes()).isEqualTo(created("'userName': 'ada'"));
    }

    @Test
    void strictlyOneObjectIsNoArrayAndATextNoBoolean() {
        Repairs none = new Repairs(Set.of());
        for (String member : List.of("'emails': {'value': 'x'}", "'active': 'true'", "'ENT': {'manager': '1'}")) {
            ObjectNode body = Json.object("{'schemas': ['CORE'], 'userName': 'ada', " + member + "}");
            refusal("invalidValue", () -> reader(UserSchema.standard()).forCreate(body, none));
        }
    }

    private static UserSchema withBadge(AttributeBuilder... attributes) {
        return UserSchema.standard()
                .withExtension(new Schema(
                        "urn:x:User",
                        "X",
                        "",
                        new Attributes(List.of(attributes).stream()
                                .map(AttributeBuilder::build)
                                .toList())));
    }
}
