package io.scimserver.internal.patch;

import static io.scimserver.internal.patch.Patching.user;
import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Json;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.internal.schema.UserNormaliser;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Deviations: the repair, the scimType without it, the operation, and what becomes of the user. */
    @Retention(RetentionPolicy.RUNTIME)
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            OPERATION_NAME_CASE    | invalidSyntax | {'op': 'Replace', 'path': 'title', 'value': 'Architect'} | {'title': 'Architect'}
            OPERATION_NAME_CASE    | invalidSyntax | {'Op': 'ADD', 'path': 'title', 'value': 'Architect'} | {'title': 'Architect'}
            BOOLEAN_AS_TEXT        | invalidValue  | {'op': 'replace', 'path': 'active', 'value': 'False'} | {'active': false}
            BOOLEAN_AS_TEXT        | invalidValue  | {'op': 'replace', 'path': 'CORE:active', 'value': 'fAlSe'} | {'active': false}
            BOOLEAN_AS_TEXT        | invalidValue  | {'op': 'replace', 'value': {'active': 'FALSE'}} | {'active': false}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'title', 'value': ''} | {'title': null}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'title'} | {'title': null}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'name', 'value': {}} | {'name': null}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'add', 'value': {'title': '', 'nickName': 'B'}} | {'title': null, 'nickName': 'B'}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'ENT:manager', 'value': ''} | {'ENT': {'department': 'IT'}}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'ENT:manager', 'value': {'value': ''}} | {'ENT': {'department': 'IT'}}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'ENT', 'value': ''} | {'ENT': null}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'emails[type eq `work`].value', 'value': ''} | {'emails': null}
            SINGLE_VALUE_FOR_MANY  | invalidValue  | {'op': 'replace', 'path': 'emails', 'value': {'value': 'b@x.org'}} | {'emails': [{'value': 'b@x.org'}]}
            MANAGER_AS_TEXT        | invalidValue  | {'op': 'add', 'path': 'ENT:manager', 'value': '2'} | {'ENT': {'department': 'IT', 'manager': {'value': '2'}}}
            MANAGER_AS_TEXT        | invalidValue  | {'op': 'add', 'path': 'ENT:manager', 'value': [{'value': '2', '$ref': '../Users/2'}]} | {'ENT': {'department': 'IT', 'manager': {'value': '2', '$ref': '../Users/2'}}}
            MANAGER_AS_TEXT        | invalidValue  | {'op': 'replace', 'value': {'ENT': {'manager': ['2']}}} | {'ENT': {'department': 'IT', 'manager': {'value': '2'}}}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'path': 'title', 'value': [{'$ref': null, 'value': 'Architect'}]} | {'title': 'Architect'}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'path': 'active', 'value': [{'value': false}]} | {'active': false}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'add', 'path': 'ENT:department', 'value': [{'value': 'HR'}]} | {'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'path': 'emails[type eq `work`]', 'value': [{'value': 'b@x.org'}]} | {'emails': [{'value': 'b@x.org', 'type': 'work'}]}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'add', 'path': 'emails[type eq `work`].value', 'value': [{'value': 'b@x.org'}]} | {'emails': [{'value': 'b@x.org', 'type': 'work'}]}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'path': 'active', 'value': [false]} | {'active': false}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'add', 'path': 'title', 'value': ['Architect']} | {'title': 'Architect'}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'path': 'name', 'value': [{'givenName': 'Robert', 'familyName': ['B']}]} | {'name': {'givenName': 'Robert', 'familyName': 'B'}}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'add', 'path': 'name.givenName', 'value': ['Robert']} | {'name': {'givenName': 'Robert'}}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'value': [{'title': 'Architect', 'active': [false]}]} | {'title': 'Architect', 'active': false}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'add', 'path': 'ENT', 'value': [{'costCenter': ['7']}]} | {'ENT': {'costCenter': '7', 'department': 'IT', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            ONE_VALUE_AS_LIST      | invalidValue  | {'op': 'replace', 'path': 'emails[type eq `work`].value', 'value': ['b@x.org']} | {'emails': [{'value': 'b@x.org', 'type': 'work'}]}
            DOT_AFTER_URN          | invalidPath   | {'op': 'replace', 'value': {'ENT.department': 'HR'}} | {'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            PATH_AS_KEY            | invalidSyntax | {'op': 'replace', 'path': 'name', 'value': {'name.givenName': 'Robert'}} | {'name': {'givenName': 'Robert'}}
            PATH_AS_KEY            | invalidSyntax | {'op': 'replace', 'value': {'ENT': {'manager': {'ENT:manager.value': '2'}}}} | {'ENT': {'department': 'IT', 'manager': {'value': '2'}}}
            EMPTY_VALUE_CLEARS     | invalidValue  | {'op': 'replace', 'path': 'title', 'value': []} | {'title': null}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'add', 'path': 'roles', 'value': ['reader', 'ADMIN']} | {'roles': [{'value': 'ADMIN', 'display': 'Admin'}, {'value': 'user'}, {'value': 'reader'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'replace', 'path': 'entitlements', 'value': ['a', {'value': 'b'}]} | {'entitlements': [{'value': 'a'}, {'value': 'b'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'add', 'path': 'emails', 'value': 'b@x.org'} | {'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'replace', 'path': 'emails', 'value': 'b@x.org'} | {'emails': [{'value': 'b@x.org'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'replace', 'path': 'emails[type eq `work`]', 'value': 'b@x.org'} | {'emails': [{'value': 'b@x.org', 'type': 'work'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'add', 'value': {'roles': ['reader']}} | {'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'}, {'value': 'reader'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'remove', 'path': 'roles', 'value': ['ADMIN']} | {'roles': [{'value': 'user'}]}
            PLAIN_VALUE_FOR_OBJECT | invalidValue  | {'op': 'remove', 'path': 'roles', 'value': 'user'} | {'roles': [{'value': 'admin', 'display': 'Admin'}]}
            NUMBER_FOR_TEXT        | invalidValue  | {'op': 'replace', 'path': 'ENT:manager', 'value': {'value': 2}} | {'ENT': {'department': 'IT', 'manager': {'value': '2'}}}
            NUMBER_FOR_TEXT        | invalidValue  | {'op': 'add', 'value': {'title': 5}} | {'title': '5'}
            BOOLEAN_FOR_TEXT       | invalidValue  | {'op': 'replace', 'path': 'userType', 'value': true} | {'userType': 'true'}
            SEVERAL_PRIMARY_VALUES | invalidValue  | {'op': 'add', 'path': 'ims', 'value': [{'value': '1', 'primary': true}, {'value': '2', 'primary': true}]} | {'ims': [{'value': '1', 'primary': true}, {'value': '2'}]}
            SEVERAL_PRIMARY_VALUES | invalidValue  | {'op': 'replace', 'value': {'emails': [{'value': '1', 'primary': 'True'}, {'value': '2', 'primary': true}]}} | {'emails': [{'value': '1', 'primary': true}, {'value': '2'}]}
            DOT_AFTER_URN          | invalidPath   | {'op': 'replace', 'path': 'ENT.department', 'value': 'HR'} | {'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            DOT_AFTER_URN          | invalidPath   | {'op': 'add', 'path': 'ENT.manager.value', 'value': '2'} | {'ENT': {'department': 'IT', 'manager': {'value': '2'}}}
            DOT_AFTER_URN          | invalidPath   | {'op': 'remove', 'path': 'CORE.title'} | {'title': null}
            PATH_AS_KEY            | invalidPath   | {'op': 'replace', 'value': {'ENT.department': 'HR', 'CORE.emails[type eq `work`].value': 'x'}} | {'emails': [{'value': 'x', 'type': 'work'}], 'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            PATH_AS_KEY            | invalidPath   | {'op': 'replace', 'value': {'ENT': {'ENT:department': 'HR'}}} | {'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            PATH_AS_KEY            | invalidPath   | {'op': 'add', 'value': {'name.givenName': 'Robert', 'ENT:department': 'HR'}} | {'name': {'givenName': 'Robert'}, 'ENT': {'department': 'HR', 'manager': {'value': '1', '$ref': 'https://x.org/Users/1'}}}
            PATH_AS_KEY            | invalidPath   | {'op': 'replace', 'value': {'emails[type eq `work`].value': 'b@x.org', 'ENT': {'manager.value': '1'}}} | {'emails': [{'value': 'b@x.org', 'type': 'work'}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'replace', 'path': 'emails[type eq `home` and primary eq true].value', 'value': 'b@x.org'} | {'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org', 'type': 'home', 'primary': true}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'replace', 'value': {'emails[primary eq `True` and type eq `home`]': {'value': 'b@x.org'}}} | {'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org', 'type': 'home', 'primary': true}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'add', 'path': 'emails[type eq `personal`].value', 'value': 'b@x.org'} | {'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org', 'type': 'personal'}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'add', 'value': {'roles[type eq `app`].value': 'editor'}} | {'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'}, {'value': 'editor', 'type': 'app'}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'replace', 'path': 'emails[type eq `home`].value', 'value': 'bob@home.org'} | {'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'bob@home.org', 'type': 'home'}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'add', 'path': 'addresses[type eq `work`].formatted', 'value': '1 Street'} | {'addresses': [{'type': 'work', 'formatted': '1 Street'}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'add', 'path': 'addresses[type eq `work`]', 'value': {'country': 'UK'}} | {'addresses': [{'type': 'work', 'country': 'UK'}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'add', 'path': 'emails[type eq `other` and primary eq true].value', 'value': 'b@x.org'} | {'emails': [{'value': 'bob@work.org', 'type': 'work'}, {'value': 'b@x.org', 'type': 'other', 'primary': true}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'add', 'path': 'roles[primary eq `True`].value', 'value': 'root'} | {'roles': [{'value': 'admin', 'display': 'Admin'}, {'value': 'user'}, {'value': 'root', 'primary': true}]}
            CREATE_MISSING_VALUE   | noTarget      | {'op': 'replace', 'path': 'phoneNumbers[type eq `mobile`].value', 'value': ''} | {}
            REMOVE_LISTED_VALUES   | invalidValue  | {'op': 'remove', 'path': 'roles', 'value': [{'value': 'ADMIN', '$ref': null, 'display': 'x'}]} | {'roles': [{'value': 'user'}]}
            REMOVE_LISTED_VALUES   | invalidValue  | {'op': 'remove', 'path': 'roles', 'value': {'value': 'user'}} | {'roles': [{'value': 'admin', 'display': 'Admin'}]}
            REMOVE_LISTED_VALUES   | invalidValue  | {'op': 'remove', 'path': 'roles', 'value': []} | {}
            SLASH_BEFORE_PATH      | invalidPath   | {'op': 'replace', 'path': '/active', 'value': false} | {'active': false}
            SLASH_BEFORE_PATH      | invalidPath   | {'op': 'replace', 'path': '/name/givenName', 'value': 'Robert'} | {'name': {'givenName': 'Robert'}}
            SLASH_BEFORE_PATH      | invalidPath   | {'op': 'replace', 'path': '/ENT/manager/value', 'value': '2'} | {'ENT': {'department': 'IT', 'manager': {'value': '2'}}}
            READ_ONLY_REPEATED     | mutability    | {'op': 'replace', 'value': {'id': '23a35c27', 'title': 'Architect', 'schemas': ['CORE'], 'meta': {'resourceType': 'User'}}} | {'title': 'Architect'}
            READ_ONLY_REPEATED     | mutability    | {'op': 'replace', 'value': {'title': 'Architect', 'groups': []}} | {'title': 'Architect'}
            READ_ONLY_REPEATED     | mutability    | {'op': 'add', 'path': 'schemas', 'value': ['ENT']} | {}
            """)
    private @interface KnownDeviations {}

    @ParameterizedTest(name = "{0}: {2}")
    @KnownDeviations
    void aKnownDeviationIsRepairedAndNoted(Repair repair, String scimType, String operation, String changes) {
        ObjectNode expected = user(BOB).before().deepCopy();
        expected.setAll(Json.object(changes));
        Patching bob = user(BOB);
        assertThat(bob.after(operation)).isEqualTo(normalised(expected));
        assertThat(bob.repairsMade()).contains(repair);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @KnownDeviations
    void withoutItsRepairADeviationIsRefused(Repair repair, String scimType, String operation) {
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
