package io.scimserver.internal.patch;

import static io.scimserver.internal.patch.Patching.user;
import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Json;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.internal.schema.UserNormaliser;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of requests that identity providers send beside RFC 7644 §3.5.2: repaired if that is allowed, refused if it is
 * not.
 */
class PatchRepairsTest {

    private static final String BOB = """
            {'userName': 'bob', 'active': true, 'title': 'Builder', 'name': {'givenName': 'Bob'},
             'emails': [{'value': 'bob@work.org', 'type': 'work'}],
             'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'}],
             'ENT': {'department': 'IT', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            """;

    /**
     * Returns each repair: the operation, what it makes of the user, and the scimType that it has without the repair.
     */
    static Stream<Arguments> repairs() {
        return Stream.of(
                arguments(
                        Repair.OPERATION_NAME_CASE,
                        "{'op': 'Replace', 'path': 'title', 'value': 'Architect'}",
                        "{'title': 'Architect'}",
                        "invalidSyntax"),
                arguments(
                        Repair.OPERATION_NAME_CASE,
                        "{'Op': 'ADD', 'path': 'title', 'value': 'Architect'}",
                        "{'title': 'Architect'}",
                        "invalidSyntax"),
                arguments(
                        Repair.BOOLEAN_AS_TEXT,
                        "{'op': 'replace', 'path': 'active', 'value': 'False'}",
                        "{'active': false}",
                        "invalidValue"),
                arguments(
                        Repair.BOOLEAN_AS_TEXT,
                        "{'op': 'replace', 'path': 'CORE:active', 'value': 'fAlSe'}",
                        "{'active': false}",
                        "invalidValue"),
                arguments(
                        Repair.BOOLEAN_AS_TEXT,
                        "{'op': 'replace', 'value': {'active': 'FALSE'}}",
                        "{'active': false}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'title', 'value': ''}",
                        "{'title': null}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'title'}",
                        "{'title': null}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'name', 'value': {}}",
                        "{'name': null}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'add', 'value': {'title': '', 'nickName': 'B'}}",
                        "{'title': null, 'nickName': 'B'}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'ENT:manager', 'value': ''}",
                        "{'ENT': {'department': 'IT'}}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'ENT:manager', 'value': {'value': ''}}",
                        "{'ENT': {'department': 'IT'}}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'ENT', 'value': ''}",
                        "{'ENT': null}",
                        "invalidValue"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'emails[type eq `work`].value', 'value': ''}",
                        "{'emails': null}",
                        "invalidValue"),
                arguments(
                        Repair.SINGLE_VALUE_FOR_MANY,
                        "{'op': 'replace', 'path': 'emails', 'value': {'value': 'b@x.org'}}",
                        "{'emails': [{'value': 'b@x.org'}]}",
                        "invalidValue"),
                arguments(
                        Repair.MANAGER_AS_TEXT,
                        "{'op': 'add', 'path': 'ENT:manager', 'value': '2'}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2'}}}",
                        "invalidValue"),
                arguments(
                        Repair.MANAGER_AS_TEXT,
                        "{'op': 'add', 'path': 'ENT:manager', 'value': [{'value': '2', '$ref': '../Users/2'}]}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2', '$ref': '../Users/2'}}}",
                        "invalidValue"),
                arguments(
                        Repair.MANAGER_AS_TEXT,
                        "{'op': 'replace', 'value': {'ENT': {'manager': ['2']}}}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2'}}}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'path': 'title', 'value': [{'$ref': null, 'value': 'Architect'}]}",
                        "{'title': 'Architect'}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'path': 'active', 'value': [{'value': false}]}",
                        "{'active': false}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'add', 'path': 'ENT:department', 'value': [{'value': 'HR'}]}",
                        "{'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'path': 'emails[type eq `work`]', 'value': [{'value': 'b@x.org'}]}",
                        "{'emails': [{'value': 'b@x.org', 'type': 'work'}]}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'add', 'path': 'emails[type eq `work`].value', 'value': [{'value': 'b@x.org'}]}",
                        "{'emails': [{'value': 'b@x.org', 'type': 'work'}]}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'path': 'active', 'value': [false]}",
                        "{'active': false}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'add', 'path': 'title', 'value': ['Architect']}",
                        "{'title': 'Architect'}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'path': 'name', 'value': [{'givenName': 'Robert', 'familyName': ['B']}]}",
                        "{'name': {'givenName': 'Robert', 'familyName': 'B'}}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'add', 'path': 'name.givenName', 'value': ['Robert']}",
                        "{'name': {'givenName': 'Robert'}}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'value': [{'title': 'Architect', 'active': [false]}]}",
                        "{'title': 'Architect', 'active': false}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'add', 'path': 'ENT', 'value': [{'costCenter': ['7']}]}",
                        "{'ENT': {'costCenter': '7', 'department': 'IT',"
                                + " 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidValue"),
                arguments(
                        Repair.ONE_VALUE_AS_LIST,
                        "{'op': 'replace', 'path': 'emails[type eq `work`].value', 'value': ['b@x.org']}",
                        "{'emails': [{'value': 'b@x.org', 'type': 'work'}]}",
                        "invalidValue"),
                arguments(
                        Repair.DOT_AFTER_URN,
                        "{'op': 'replace', 'value': {'ENT.department': 'HR'}}",
                        "{'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidPath"),
                arguments(
                        Repair.PATH_AS_KEY,
                        "{'op': 'replace', 'path': 'name', 'value': {'name.givenName': 'Robert'}}",
                        "{'name': {'givenName': 'Robert'}}",
                        "invalidSyntax"),
                arguments(
                        Repair.PATH_AS_KEY,
                        "{'op': 'replace', 'value': {'ENT': {'manager': {'ENT:manager.value': '2'}}}}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2'}}}",
                        "invalidSyntax"),
                arguments(
                        Repair.EMPTY_VALUE_CLEARS,
                        "{'op': 'replace', 'path': 'title', 'value': []}",
                        "{'title': null}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'add', 'path': 'roles', 'value': ['reader', 'ADMIN']}",
                        "{'roles': [{'value': 'ADMIN', 'display': 'Admin'}, {'value': 'user'}, {'value': 'reader'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'replace', 'path': 'entitlements', 'value': ['a', {'value': 'b'}]}",
                        "{'entitlements': [{'value': 'a'}, {'value': 'b'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'add', 'path': 'emails', 'value': 'b@x.org'}",
                        "{'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'replace', 'path': 'emails', 'value': 'b@x.org'}",
                        "{'emails': [{'value': 'b@x.org'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'replace', 'path': 'emails[type eq `work`]', 'value': 'b@x.org'}",
                        "{'emails': [{'value': 'b@x.org', 'type': 'work'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'add', 'value': {'roles': ['reader']}}",
                        "{'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'}, {'value': 'reader'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'remove', 'path': 'roles', 'value': ['ADMIN']}",
                        "{'roles': [{'value': 'user'}]}",
                        "invalidValue"),
                arguments(
                        Repair.PLAIN_VALUE_FOR_OBJECT,
                        "{'op': 'remove', 'path': 'roles', 'value': 'user'}",
                        "{'roles': [{'value': 'admin', 'display': 'Admin'}]}",
                        "invalidValue"),
                arguments(
                        Repair.NUMBER_FOR_TEXT,
                        "{'op': 'replace', 'path': 'ENT:manager', 'value': {'value': 2}}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2'}}}",
                        "invalidValue"),
                arguments(
                        Repair.NUMBER_FOR_TEXT,
                        "{'op': 'add', 'value': {'title': 5}}",
                        "{'title': '5'}",
                        "invalidValue"),
                arguments(
                        Repair.BOOLEAN_FOR_TEXT,
                        "{'op': 'replace', 'path': 'userType', 'value': true}",
                        "{'userType': 'true'}",
                        "invalidValue"),
                arguments(
                        Repair.SEVERAL_PRIMARY_VALUES,
                        "{'op': 'add', 'path': 'ims', 'value': [{'value': '1', 'primary': true},"
                                + " {'value': '2', 'primary': true}]}",
                        "{'ims': [{'value': '1', 'primary': true}, {'value': '2'}]}",
                        "invalidValue"),
                arguments(
                        Repair.SEVERAL_PRIMARY_VALUES,
                        "{'op': 'replace', 'value': {'emails': [{'value': '1', 'primary': 'True'},"
                                + " {'value': '2', 'primary': true}]}}",
                        "{'emails': [{'value': '1', 'primary': true}, {'value': '2'}]}",
                        "invalidValue"),
                arguments(
                        Repair.DOT_AFTER_URN,
                        "{'op': 'replace', 'path': 'ENT.department', 'value': 'HR'}",
                        "{'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidPath"),
                arguments(
                        Repair.DOT_AFTER_URN,
                        "{'op': 'add', 'path': 'ENT.manager.value', 'value': '2'}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2'}}}",
                        "invalidPath"),
                arguments(
                        Repair.DOT_AFTER_URN,
                        "{'op': 'remove', 'path': 'CORE.title'}",
                        "{'title': null}",
                        "invalidPath"),
                arguments(
                        Repair.PATH_AS_KEY,
                        "{'op': 'replace', 'value': {'ENT.department': 'HR', 'CORE.emails[type eq `work`].value': 'x'}}",
                        "{'emails': [{'value': 'x', 'type': 'work'}],"
                                + " 'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidPath"),
                arguments(
                        Repair.PATH_AS_KEY,
                        "{'op': 'replace', 'value': {'ENT': {'ENT:department': 'HR'}}}",
                        "{'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidPath"),
                arguments(
                        Repair.PATH_AS_KEY,
                        "{'op': 'add', 'value': {'name.givenName': 'Robert', 'ENT:department': 'HR'}}",
                        "{'name': {'givenName': 'Robert'}, 'ENT': {'department': 'HR',"
                                + " 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}",
                        "invalidPath"),
                arguments(
                        Repair.PATH_AS_KEY,
                        "{'op': 'replace', 'value': {'emails[type eq `work`].value': 'b@x.org', 'ENT': {'manager.value': '1'}}}",
                        "{'emails': [{'value': 'b@x.org', 'type': 'work'}]}",
                        "invalidPath"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'replace', 'path': 'emails[type eq `home` and primary eq true].value', 'value': 'b@x.org'}",
                        "{'emails': [{'value': 'bob@work.org', 'type': 'work'},"
                                + " {'value': 'b@x.org', 'type': 'home', 'primary': true}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'replace', 'value': {'emails[primary eq `True` and type eq `home`]': {'value': 'b@x.org'}}}",
                        "{'emails': [{'value': 'bob@work.org', 'type': 'work'},"
                                + " {'value': 'b@x.org', 'type': 'home', 'primary': true}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'add', 'path': 'emails[type eq `personal`].value', 'value': 'b@x.org'}",
                        "{'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org', 'type': 'personal'}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'add', 'value': {'roles[type eq `app`].value': 'editor'}}",
                        "{'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'},"
                                + " {'value': 'editor', 'type': 'app'}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'replace', 'path': 'emails[type eq `home`].value', 'value': 'bob@home.org'}",
                        "{'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'bob@home.org', 'type': 'home'}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'add', 'path': 'addresses[type eq `work`].formatted', 'value': '1 Street'}",
                        "{'addresses': [{'type': 'work', 'formatted': '1 Street'}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'add', 'path': 'addresses[type eq `work`]', 'value': {'country': 'UK'}}",
                        "{'addresses': [{'type': 'work', 'country': 'UK'}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'add', 'path': 'emails[type eq `other` and primary eq true].value', 'value': 'b@x.org'}",
                        "{'emails': [{'value': 'bob@work.org', 'type': 'work'},"
                                + " {'value': 'b@x.org', 'type': 'other', 'primary': true}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'add', 'path': 'roles[primary eq `True`].value', 'value': 'root'}",
                        "{'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'},"
                                + " {'value': 'root', 'primary': true}]}",
                        "noTarget"),
                arguments(
                        Repair.CREATE_MISSING_VALUE,
                        "{'op': 'replace', 'path': 'phoneNumbers[type eq `mobile`].value', 'value': ''}",
                        "{}",
                        "noTarget"),
                arguments(
                        Repair.REMOVE_LISTED_VALUES,
                        "{'op': 'remove', 'path': 'roles', 'value': [{'value': 'ADMIN', '$ref': null, 'display': 'x'}]}",
                        "{'roles': [{'value': 'user'}]}",
                        "invalidValue"),
                arguments(
                        Repair.REMOVE_LISTED_VALUES,
                        "{'op': 'remove', 'path': 'roles', 'value': {'value': 'user'}}",
                        "{'roles': [{'value': 'admin', 'display': 'Admin'}]}",
                        "invalidValue"),
                arguments(
                        Repair.REMOVE_LISTED_VALUES,
                        "{'op': 'remove', 'path': 'roles', 'value': []}",
                        "{}",
                        "invalidValue"),
                arguments(
                        Repair.SLASH_BEFORE_PATH,
                        "{'op': 'replace', 'path': '/active', 'value': false}",
                        "{'active': false}",
                        "invalidPath"),
                arguments(
                        Repair.SLASH_BEFORE_PATH,
                        "{'op': 'replace', 'path': '/name/givenName', 'value': 'Robert'}",
                        "{'name': {'givenName': 'Robert'}}",
                        "invalidPath"),
                arguments(
                        Repair.SLASH_BEFORE_PATH,
                        "{'op': 'replace', 'path': '/ENT/manager/value', 'value': '2'}",
                        "{'ENT': {'department': 'IT', 'manager': {'value': '2'}}}",
                        "invalidPath"),
                arguments(
                        Repair.READ_ONLY_REPEATED,
                        "{'op': 'replace', 'value': {'id': '23a35c27', 'title': 'Architect', 'schemas': ['CORE'],"
                                + " 'meta': {'resourceType': 'User'}}}",
                        "{'title': 'Architect'}",
                        "mutability"),
                arguments(
                        Repair.READ_ONLY_REPEATED,
                        "{'op': 'replace', 'value': {'title': 'Architect', 'groups': []}}",
                        "{'title': 'Architect'}",
                        "mutability"),
                arguments(
                        Repair.READ_ONLY_REPEATED,
                        "{'op': 'add', 'path': 'schemas', 'value': ['ENT']}",
                        "{}",
                        "mutability"));
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void aKnownDeviationIsRepairedAndNoted(Repair repair, String operation, String changes) {
        ObjectNode expected = user(BOB).before().deepCopy();
        expected.setAll(Json.object(changes));
        Patching bob = user(BOB);
        assertThat(bob.after(operation)).isEqualTo(normalised(expected));
        assertThat(bob.repairsMade()).contains(repair);
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void withoutItsRepairADeviationIsRefused(Repair repair, String operation, String changes, String scimType) {
        refusal(scimType, () -> user(BOB).without(repair).after(operation));
        assertThatThrownBy(() -> user(BOB).strictly().after(operation)).isInstanceOf(ScimErrorException.class);
    }

    private static ObjectNode normalised(ObjectNode user) {
        return new UserNormaliser(UserSchema.standard()).normalise(user);
    }

    @Test
    void addOfAPartThatIsThereReplacesIt() {
        assertThat(user(BOB)
                        .strictly()
                        .after("{'op': 'add', 'path': 'emails[type eq `work`].value', 'value': 'b@x.org'}")
                        .at("/emails/0/value")
                        .textValue())
                .isEqualTo("b@x.org");
    }

    @Test
    void aValueIsMadeOnlyWhereThePathSaysWhatItIs() {
        for (String path : new String[] {
            "emails[type eq `nonexistent`].value",
            "emails[value eq `x`].display",
            "emails[type ne `work`].value",
            "emails[type eq `personal` and primary eq true].value",
            "emails[type eq `home` and value eq `x`].display",
            "emails[type eq `home` or type eq `other`].value",
            "roles[type eq `work`].value",
            "roles[primary eq false].type",
        }) {
            refusal(
                    "noTarget",
                    () -> user("{'userName': 'b', 'emails': [{'value': 'b@work.org', 'type': 'work'}]}")
                            .after("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"));
        }
    }

    @Test
    void anExtensionsAttributeStaysInTheExtension() {
        ObjectNode after =
                user("{'userName': 'b'}").after("{'op': 'add', 'path': 'ENT', 'value': {'department': 'IT'}}");
        assertThat(after)
                .isEqualTo(
                        user("{'userName': 'b', 'ENT': {'department': 'IT'}}").before());
        assertThat(user(BOB).after("{'op': 'remove', 'path': 'ENT:'}").has(Json.ENTERPRISE))
                .isFalse();
    }

    @Test
    void jsonInATextIsKeptAsItIs() {
        String json = "{\"id\":\"06b07648\",\"value\":\"25\"}";
        ObjectNode operation = Json.object("{'op': 'Add', 'path': 'roles', 'value': [{}]}");
        ((ObjectNode) operation.get("value").get(0)).put("value", json);
        assertThat(user("{'userName': 'b'}")
                        .after(operation.toString().replace("\\\"", "`"))
                        .at("/roles/0/value")
                        .textValue())
                .isEqualTo(json);
    }

    @Test
    void aPasswordIsHandedOutAndNotStored() {
        Patching bob = user(BOB).ofSchema(UserSchema.standard().withPassword());
        for (String operation : new String[] {
            "{'op': 'replace', 'path': 'password', 'value': 's3cret'}",
            "{'op': 'add', 'path': 'CORE:password', 'value': 's3cret'}",
            "{'op': 'replace', 'value': {'password': 's3cret'}}",
        }) {
            UserInput input = bob.input(operation);
            assertThat(input.password()).contains("s3cret");
            assertThat(input.attributes()).isEqualTo(bob.before());
            assertThat(input.toString() + bob.parse(operation)).doesNotContain("s3cret");
        }
        refusal("mutability", () -> bob.after("{'op': 'remove', 'path': 'password'}"));
        refusal("invalidValue", () -> bob.after("{'op': 'replace', 'path': 'password', 'value': ''}"));
    }

    @Test
    void aPasswordThatTheHostDoesNotTakeIsDropped() {
        UserInput input = user(BOB)
                .input(
                        "{'op': 'replace', 'path': 'password', 'value': 's3cret'}",
                        "{'op': 'replace', 'value': {'password': 's3cret'}}");
        assertThat(input.password()).isEmpty();
        assertThat(input.attributes()).isEqualTo(user(BOB).before());
    }
}
