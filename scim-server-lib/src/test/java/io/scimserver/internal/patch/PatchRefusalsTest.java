package io.scimserver.internal.patch;

import static io.scimserver.internal.patch.Patching.user;
import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Json;
import io.scimserver.schema.ScimErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of PATCH requests that are refused whatever is allowed to be repaired, and of the errors that the client
 * receives.
 */
class PatchRefusalsTest {

    private static final String ADA = """
            {'userName': 'ada', 'name': {'givenName': 'Ada'}, 'emails': [{'value': 'a@x.org'}, {'value': 'b@x.org'}],
             'ENT': {'manager': {'value': '1'}}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'schemas': ['CORE'], 'Operations': [{'op': 'remove', 'path': 'title'}]}",
                "{'schemas': 'PATCH', 'Operations': [{'op': 'remove', 'path': 'title'}]}",
                "{'schemas': ['PATCH', 1], 'Operations': [{'op': 'remove', 'path': 'title'}]}",
                "{'schemas': ['PATCH']}",
                "{'schemas': ['PATCH'], 'Operations': []}",
                "{'schemas': ['PATCH'], 'Operations': null}",
                "{'schemas': ['PATCH'], 'Operations': {'op': 'remove', 'path': 'title'}}",
                "{'schemas': ['PATCH'], 'Operations': [[]]}",
                "{'schemas': ['PATCH'], 'Operations': ['remove']}",
                "{'schemas': ['PATCH'], 'Operations': [{}]}",
                "{'schemas': ['PATCH'], 'Operations': [{'op': 'move', 'path': 'title', 'value': 'x'}]}",
                "{'schemas': ['PATCH'], 'Operations': [{'op': ['add'], 'path': 'title', 'value': 'x'}]}",
                "{'schemas': ['PATCH'], 'Operations': [{'op': 'add', 'Op': 'remove', 'path': 'title'}]}",
                "{'schemas': ['PATCH'], 'Operations': [{'op': 'add', 'value': {'title': 'x', 'TITLE': 'y'}}]}",
                "{'schemas': ['PATCH'], 'operations': [{'op': 'add', 'value': {'name': {'givenName': 'x', 'givenname': 'y'}}}]}",
            })
    void whatIsNoPatchIsInvalidSyntax(String body) {
        refusal("invalidSyntax", () -> user(ADA).parse(message(body)));
    }

    @Test
    void namesAndUrnsOfTheMessageAreTakenInAnyCase() {
        ObjectNode body =
                message("{'OPERATIONS': [{'OP': 'add', 'Path': 'TITLE', 'VALUE': 'x'}], 'Schemas': ['PATCH']}");
        body.putArray("Schemas").add("URN:IETF:params:scim:api:messages:2.0:patchop");
        Patching ada = user(ADA).strictly();
        assertThat(ada.apply(ada.parse(body)).attributes().path("title").textValue())
                .isEqualTo("x");
    }

    @Test
    void moreOperationsThanAllowedAreTooLarge() {
        ObjectNode body = message("{'schemas': ['PATCH'], 'Operations': []}");
        ArrayNode operations = body.withArray("Operations");
        for (int i = 0; i <= PatchLimits.DEFAULT.operations(); i++) {
            operations.add(Json.object("{'op': 'add', 'path': 'title', 'value': 'x'}"));
        }
        ScimErrorException refused =
                catchThrowableOfType(ScimErrorException.class, () -> user(ADA).parse(body));
        assertThat(refused.error().status()).isEqualTo(413);
        assertThat(refused.error().detail()).contains("1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "' '",
                "'.x'",
                "'x'",
                "'title '",
                "'title.x'",
                "'name.x'",
                "'name..givenName'",
                "'name.'",
                "'name.givenName.x'",
                "'name[givenName pr]'",
                "'title[value pr]'",
                "'emails['",
                "'emails[]'",
                "'emails[0]'",
                "'emails[type eq]'",
                "'emails[type eq `work`'",
                "'emails[type eq `work`]value'",
                "'emails[type eq `work`].'",
                "'emails[type eq `work`].x'",
                "'emails[type eq `work`].value.x'",
                "'emails[type eq `work`][value pr]'",
                "'emails.value[type eq `work`]'",
                "'emails/0/value'",
                "'/emails/0/value'",
                "'//active'",
                "'manager'",
                "'ENT:userName'",
                "'ENT:manager.x'",
                "'ENT::manager'",
                "'CORE:department'",
                "'urn:unknown:User:title'",
                "'urn:unknown:User'",
                "5",
                "true",
                "{}",
                "['title']",
            })
    void aPathThatMeansNothingIsInvalid(String path) {
        refusal("invalidPath", () -> user(ADA).after("{'op': 'replace', 'path': " + path + ", 'value': 'x'}"));
    }

    @Test
    void aRefusalSaysWhichOperationWhereAndWhatWasExpected() {
        assertThat(refusal(
                                "invalidPath",
                                () -> user(ADA)
                                        .after(
                                                "{'op': 'add', 'path': 'title', 'value': 'x'}",
                                                "{'op': 'add', 'path': 'emails[type eq `work`].valeu', 'value': 'x'}"))
                        .detail())
                .isEqualTo("operation 2: path 'emails[type eq \"work\"].valeu', character 24:"
                        + " expected the name of a sub-attribute of 'emails'; 'value' may be meant");
        assertThat(refusal("invalidPath", () -> user(ADA).after("{'op': 'add', 'path': 'manager', 'value': 'x'}"))
                        .detail())
                .contains("write '" + Json.ENTERPRISE + ":' before it");
        assertThat(refusal(
                                "invalidPath",
                                () -> user(ADA)
                                        .after("{'op': 'add', 'path': '" + "x\\n".repeat(200) + "', 'value': 'x'}"))
                        .detail())
                .hasSizeLessThan(250);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "noTarget     | {'op': 'remove'}",
                "noTarget     | {'op': 'remove', 'value': {'title': 'x'}}",
                "noTarget     | {'op': 'remove', 'path': 'CORE'}",
                "noTarget     | {'op': 'replace', 'path': 'emails.value', 'value': 'x'}",
                "invalidValue | {'op': 'add'}",
                "invalidValue | {'op': 'add', 'value': 'x'}",
                "invalidValue | {'op': 'add', 'path': 'title'}",
                "invalidValue | {'op': 'add', 'path': 'emails'}",
                "invalidValue | {'op': 'replace', 'value': [{'title': 'x'}, {'title': 'x'}]}",
                "invalidValue | {'op': 'replace', 'value': []}",
                "invalidValue | {'op': 'replace', 'value': ['title']}",
                "invalidValue | {'op': 'replace', 'value': '{`active`: false}'}",
                "invalidValue | {'op': 'replace', 'path': 'ENT', 'value': 'x'}",
                "invalidValue | {'op': 'replace', 'value': {'ENT': ['x']}}",
                "invalidValue | {'op': 'replace', 'path': 'userName', 'value': ''}",
                "invalidValue | {'op': 'replace', 'path': 'userName', 'value': null}",
                "invalidValue | {'op': 'replace', 'path': 'userName', 'value': ' '}",
                "invalidValue | {'op': 'replace', 'path': 'userName'}",
                "invalidValue | {'op': 'replace', 'value': {'userName': ''}}",
                "invalidValue | {'op': 'replace', 'path': 'active', 'value': 'maybe'}",
                "invalidValue | {'op': 'replace', 'path': 'active', 'value': 1}",
                "invalidValue | {'op': 'replace', 'path': 'active', 'value': [false, true]}",
                "invalidValue | {'op': 'replace', 'path': 'active', 'value': [[false]]}",
                "invalidValue | {'op': 'replace', 'value': {'active': [false, false]}}",
                "invalidValue | {'op': 'replace', 'path': 'title', 'value': ['x', 'y']}",
                "invalidValue | {'op': 'replace', 'path': 'title', 'value': {'value': 'x'}}",
                "invalidValue | {'op': 'replace', 'path': 'title', 'value': [{'value': 'x'}, {'value': 'y'}]}",
                "invalidValue | {'op': 'replace', 'path': 'title', 'value': [{'value': 'x', 'type': 'work'}]}",
                "invalidValue | {'op': 'replace', 'path': 'title', 'value': [{'$ref': null}]}",
                "invalidValue | {'op': 'replace', 'path': 'title', 'value': [{'value': ['x', 'y']}]}",
                "invalidValue | {'op': 'replace', 'path': 'emails[value pr]', 'value': [{'value': 'x'}, {'value': 'y'}]}",
                "invalidValue | {'op': 'replace', 'path': 'name', 'value': 'x'}",
                "invalidValue | {'op': 'replace', 'path': 'name', 'value': [{'givenName': 'x'}, {'givenName': 'y'}]}",
                "invalidValue | {'op': 'add', 'path': 'addresses', 'value': 'x'}",
                "invalidValue | {'op': 'add', 'path': 'emails', 'value': true}",
                "invalidValue | {'op': 'add', 'path': 'emails', 'value': [['x@y.org']]}",
                "invalidValue | {'op': 'replace', 'path': 'ENT:manager', 'value': ['1', '2']}",
                "invalidValue | {'op': 'remove', 'path': 'emails', 'value': [{}]}",
                "invalidValue | {'op': 'remove', 'path': 'emails', 'value': [{'unknown': 1}]}",
                "invalidValue | {'op': 'remove', 'path': 'addresses', 'value': ['x']}",
                "invalidSyntax | {'op': 'replace', 'path': 'title', 'values': 'x'}",
                "invalidSyntax | {'op': 'replace', 'path': 'title', 'data': 'x'}",
                "invalidSyntax | {'op': 'remove', 'path': 'emails', 'vlaue': [{'value': 'a@x.org'}]}",
                "invalidSyntax | {'op': 'add', 'paths': 'name', 'value': {'givenName': 'x'}}",
                "mutability   | {'op': 'remove', 'path': 'userName'}",
                "mutability   | {'op': 'remove', 'path': 'schemas'}",
                "mutability   | {'op': 'remove', 'path': 'groups'}",
                "mutability   | {'op': 'replace', 'path': 'id', 'value': '23a35c27'}",
                "mutability   | {'op': 'replace', 'path': 'meta.created', 'value': '2020-01-01T00:00:00Z'}",
                "mutability   | {'op': 'replace', 'path': 'groups', 'value': []}",
                "mutability   | {'op': 'add', 'path': 'groups[value eq `1`].display', 'value': 'x'}",
                "mutability   | {'op': 'replace', 'path': 'ENT:manager.displayName', 'value': 'x'}",
                "mutability   | {'op': 'replace', 'value': {'ENT:manager.displayName': 'x'}}",
                "mutability   | {'op': 'replace', 'value': {'id': 'another'}}",
                "mutability   | {'op': 'replace', 'value': {'groups': [{'value': '1'}]}}",
            })
    void whatCannotBeDoneIsRefused(String scimType, String operation) {
        refusal(scimType, () -> user(ADA).after(operation));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "titel                    | 'title' may be meant",
                "usrName                  | 'userName' may be meant",
                "departmnt                | 'ENT:department' may be meant",
                "ENT:departmnt            | 'ENT:department' may be meant",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:Usr:department | 'ENT:department' may be meant",
                "CORE:titel               | 'title' may be meant",
                "name.givenNam            | 'name.givenName' may be meant",
                "nmae.givenName           | 'name.givenName' may be meant",
                "name[givenName]          | 'name.givenName' may be meant",
                "ENT:manager.valeu        | 'ENT:manager.value' may be meant",
                "emails.work.value        | 'emails[type eq `work`].value' may be meant",
                "emails.work              | 'emails[type eq `work`].value' may be meant",
                "emails[0].value          | 'emails[type eq `work`].value' may be meant",
                "emails/0/value           | 'emails[type eq `work`].value' may be meant",
                "addresses.home.country   | 'addresses[type eq `home`].country' may be meant",
                "phoneNumbers.mobile      | 'phoneNumbers[type eq `mobile`].value' may be meant",
                "emial[type eq `work`].value | 'emails' may be meant",
            })
    void aPathThatMeansNothingNamesTheNearestThatDoes(String path, String hint) {
        String detail = refusal(
                        "invalidPath", () -> user(ADA).after("{'op': 'add', 'path': '" + path + "', 'value': 'x'}"))
                .detail();
        assertThat(detail.replace('"', '`').replace(Json.ENTERPRISE, "ENT")).contains(hint);
    }

    @Test
    void aLongPathOfGarbageCostsLittle() {
        String garbage = "a.b[c:".repeat(50_000);
        assertThat(refusal(
                                "invalidPath",
                                () -> user(ADA).after("{'op': 'add', 'path': '" + garbage + "', 'value': 'x'}"))
                        .detail())
                .hasSizeLessThan(250);
    }

    @Test
    void aTypeThatNobodyHasNamesTheNearestThatIsUsual() {
        assertThat(refusal(
                                "noTarget",
                                () -> user(ADA)
                                        .after(
                                                "{'op': 'replace', 'path': 'emails[type eq `wrok`].value', 'value': 'x'}"))
                        .detail())
                .contains("'work' may be meant")
                .contains("'add' creates one");
    }

    @Test
    void aMisspeltMemberIsNamed() {
        assertThat(refusal("invalidSyntax", () -> user(ADA).after("{'op': 'replace', 'path': 'title', 'values': 'x'}"))
                        .detail())
                .contains("'values'", "'value' may be meant");
    }

    @Test
    void readOnlyPartsOfAnObjectAreIgnored() {
        assertThat(user(ADA).after("{'op': 'replace', 'path': 'ENT:manager', 'value': {'displayName': 'Charles'}}"))
                .isEqualTo(user(ADA).before());
    }

    private static ObjectNode message(String json) {
        return Json.object(json.replaceAll("\\bPATCH\\b", "urn:ietf:params:scim:api:messages:2.0:PatchOp"));
    }
}
