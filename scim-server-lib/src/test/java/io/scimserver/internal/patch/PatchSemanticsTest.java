package io.scimserver.internal.patch;

import static io.scimserver.internal.patch.Patching.user;
import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of RFC 7644 §3.5.2 as it is written; none of this needs a repair. */
class PatchSemanticsTest {

    private static final String ADA = """
            {'userName': 'ada', 'title': 'Analyst', 'active': true,
             'name': {'givenName': 'Ada', 'familyName': 'Lovelace'},
             'emails': [{'value': 'ada@work.org', 'type': 'work', 'primary': true},
                        {'value': 'ada@home.org', 'type': 'home'}],
             'ENT': {'department': 'Engines', 'costCenter': '1842'}}
            """;

    private static ObjectNode adaAfter(String... operations) {
        return user(ADA).strictly().after(operations);
    }

    private static JsonNode json(String array) {
        return Json.object("{'value': " + array + "}").get("value");
    }

    @Test
    void addSetsASingleValue() {
        assertThat(adaAfter("{'op': 'add', 'path': 'nickName', 'value': 'Countess'}")
                        .path("nickName")
                        .textValue())
                .isEqualTo("Countess");
        assertThat(adaAfter("{'op': 'add', 'path': 'title', 'value': 'Poet'}")
                        .path("title")
                        .textValue())
                .isEqualTo("Poet");
    }

    @Test
    void addMergesSubAttributesIntoAComplexValue() {
        assertThat(adaAfter("{'op': 'add', 'path': 'name', 'value': {'middleName': 'King', 'familyName': 'Byron'}}")
                        .get("name"))
                .isEqualTo(json("{'givenName': 'Ada', 'middleName': 'King', 'familyName': 'Byron'}"));
    }

    @Test
    void addAppendsValuesAndKeepsTheOthers() {
        assertThat(adaAfter("{'op': 'add', 'path': 'emails', 'value': [{'value': 'x@y.org', 'type': 'other'}]}")
                        .get("emails"))
                .isEqualTo(json("""
                        [{'value': 'ada@work.org', 'type': 'work', 'primary': true},
                         {'value': 'ada@home.org', 'type': 'home'}, {'value': 'x@y.org', 'type': 'other'}]
                        """));
    }

    @Test
    void addTakesOneValueThatComesWithoutArray() {
        assertThat(adaAfter("{'op': 'add', 'path': 'emails', 'value': {'value': 'x@y.org'}}")
                        .get("emails"))
                .hasSize(3);
    }

    @Test
    void addWithoutPathSetsEachAttributeOfTheValue() {
        ObjectNode after = adaAfter("""
                {'op': 'add', 'value': {'emails': [{'value': 'x@y.org', 'type': 'other'}], 'nickname': 'Countess',
                 'ENT': {'division': 'Science'}}}
                """);
        assertThat(after.get("emails")).hasSize(3);
        assertThat(after.path("nickName").textValue()).isEqualTo("Countess");
        assertThat(after.get(Json.ENTERPRISE))
                .isEqualTo(json("{'costCenter': '1842', 'division': 'Science', 'department': 'Engines'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'add', 'path': 'emails', 'value': [{'value': 'ada@home.org', 'type': 'home'}]}",
                "{'op': 'add', 'path': 'emails', 'value': [{'value': 'ada@home.org'}]}",
                "{'op': 'add', 'path': 'emails', 'value': []}",
                "{'op': 'add', 'path': 'title', 'value': 'Analyst'}",
                "{'op': 'replace', 'path': 'active', 'value': true}",
                "{'op': 'replace', 'path': 'name', 'value': {'givenName': 'Ada'}}",
                "{'op': 'replace', 'value': {'name': {'unknown': 1}, 'unknown': 1}}",
                "{'op': 'remove', 'path': 'nickName'}",
                "{'op': 'remove', 'path': 'emails[value eq `nobody@home.org`]'}",
                "{'op': 'remove', 'path': 'emails.display'}",
                "{'op': 'add', 'path': 'ENT', 'value': {}}",
            })
    void whatChangesNothingLeavesTheUserEqual(String operation) {
        assertThat(adaAfter(operation)).isEqualTo(user(ADA).before());
    }

    @Test
    void aValueThatIsThereIsUpdatedNotRepeated() {
        assertThat(adaAfter("{'op': 'add', 'path': 'emails', 'value': [{'value': 'ADA@home.org', 'display': 'Ada'}]}")
                        .get("emails"))
                .isEqualTo(json("""
                        [{'value': 'ada@work.org', 'type': 'work', 'primary': true},
                         {'value': 'ADA@home.org', 'display': 'Ada', 'type': 'home'}]
                        """));
    }

    @Test
    void theSameValueOfAnotherTypeIsAnotherValue() {
        assertThat(adaAfter("{'op': 'add', 'path': 'emails', 'value': [{'value': 'ada@home.org', 'type': 'other'}]}")
                        .get("emails"))
                .hasSize(3);
    }

    @Test
    void replaceLeavesSubAttributesAloneThatItDoesNotName() {
        assertThat(adaAfter("{'op': 'replace', 'path': 'name', 'value': {'familyName': 'Byron'}}")
                        .get("name"))
                .isEqualTo(json("{'givenName': 'Ada', 'familyName': 'Byron'}"));
        assertThat(adaAfter("{'op': 'replace', 'path': 'name.familyName', 'value': 'Byron'}")
                        .get("name"))
                .isEqualTo(json("{'givenName': 'Ada', 'familyName': 'Byron'}"));
    }

    @Test
    void replaceWithoutFilterReplacesAllValues() {
        assertThat(adaAfter("{'op': 'replace', 'path': 'emails', 'value': [{'value': 'x@y.org'}]}")
                        .get("emails"))
                .isEqualTo(json("[{'value': 'x@y.org'}]"));
        assertThat(adaAfter("{'op': 'replace', 'path': 'emails', 'value': []}").has("emails"))
                .isFalse();
    }

    @Test
    void replaceWithFilterReplacesEveryValueItSelects() {
        assertThat(adaAfter("""
                {'op': 'replace', 'path': 'emails[type eq `home`]',
                 'value': {'value': 'new@home.org', 'display': 'At home'}}
                """).get("emails").get(1))
                .isEqualTo(json("{'value': 'new@home.org', 'display': 'At home', 'type': 'home'}"));
    }

    @Test
    void replaceOfAPartChangesItInEveryValueTheFilterSelects() {
        assertThat(adaAfter("{'op': 'replace', 'path': 'emails[value co `ada`].display', 'value': 'Ada'}")
                        .findValuesAsText("display"))
                .containsExactly("Ada", "Ada");
    }

    @Test
    void replaceOfWhatIsNotThereAddsIt() {
        assertThat(adaAfter("{'op': 'replace', 'path': 'name.middleName', 'value': 'King'}")
                        .at("/name/middleName")
                        .textValue())
                .isEqualTo("King");
        assertThat(adaAfter("{'op': 'replace', 'path': 'phoneNumbers', 'value': [{'value': '1'}]}")
                        .get("phoneNumbers"))
                .hasSize(1);
    }

    @Test
    void replaceWithoutPathChangesOnlyWhatItNames() {
        ObjectNode after = adaAfter("{'op': 'replace', 'value': {'title': 'Poet', 'ENT': {'department': 'Verse'}}}");
        ObjectNode expected = user(ADA).before().deepCopy();
        expected.put("title", "Poet");
        ((ObjectNode) expected.get(Json.ENTERPRISE)).put("department", "Verse");
        assertThat(after).isEqualTo(expected);
    }

    @Test
    void removeTakesAnAttributeAPartOrSelectedValuesAway() {
        assertThat(adaAfter("{'op': 'remove', 'path': 'title'}").has("title")).isFalse();
        assertThat(adaAfter("{'op': 'remove', 'path': 'emails'}").has("emails")).isFalse();
        assertThat(adaAfter("{'op': 'remove', 'path': 'name.givenName'}").get("name"))
                .isEqualTo(json("{'familyName': 'Lovelace'}"));
        assertThat(adaAfter("{'op': 'remove', 'path': 'emails[type eq `home`]'}")
                        .get("emails"))
                .isEqualTo(json("[{'value': 'ada@work.org', 'type': 'work', 'primary': true}]"));
        assertThat(adaAfter("{'op': 'remove', 'path': 'emails[type eq `work`].primary'}")
                        .get("emails")
                        .get(0))
                .isEqualTo(json("{'value': 'ada@work.org', 'type': 'work'}"));
    }

    @Test
    void theLastValueOrPartTakesItsAttributeWithIt() {
        assertThat(adaAfter("{'op': 'remove', 'path': 'emails[value pr]'}").has("emails"))
                .isFalse();
        assertThat(adaAfter("{'op': 'remove', 'path': 'name.givenName'}", "{'op': 'remove', 'path': 'name.familyName'}")
                        .has("name"))
                .isFalse();
    }

    @Test
    void aValueThatLosesAllButItsLabelsGoes() {
        assertThat(adaAfter("{'op': 'remove', 'path': 'emails[type eq `home`].value'}")
                        .get("emails"))
                .hasSize(1);
    }

    @Test
    void theNewPrimaryValueTakesItFromTheOld() {
        ObjectNode added =
                adaAfter("{'op': 'add', 'path': 'emails', 'value': [{'value': 'x@y.org', 'primary': true}]}");
        assertThat(added.get("emails").findValuesAsText("primary")).containsExactly("false", "true");
        ObjectNode replaced = adaAfter("{'op': 'replace', 'path': 'emails[type eq `home`].primary', 'value': true}");
        assertThat(replaced.get("emails").findValuesAsText("primary")).containsExactly("false", "true");
    }

    @Test
    void severalValuesThatBecomePrimaryTogetherAreRefused() {
        refusal(
                "invalidValue",
                () -> user("{'userName': 'a', 'emails': [{'value': '1'}, {'value': '2'}]}")
                        .after("{'op': 'replace', 'path': 'emails[value pr].primary', 'value': true}"));
    }

    @Test
    void valuesThatBecomeTheSameBecomeOne() {
        assertThat(user("{'userName': 'a', 'emails': [{'value': '1', 'type': 'work'}, {'value': '2', 'type': 'work'}]}")
                        .after("{'op': 'replace', 'path': 'emails[type eq `work`].value', 'value': '3'}")
                        .get("emails"))
                .isEqualTo(json("[{'value': '3', 'type': 'work'}]"));
    }

    @Test
    void operationsSeeWhatThoseBeforeThemDid() {
        ObjectNode after = adaAfter(
                "{'op': 'add', 'path': 'emails', 'value': [{'value': 'x@y.org', 'type': 'other'}]}",
                "{'op': 'replace', 'path': 'emails[type eq `other`].value', 'value': 'z@y.org'}",
                "{'op': 'remove', 'path': 'emails[type eq `home`]'}");
        assertThat(after.get("emails").findValuesAsText("value")).containsExactly("ada@work.org", "z@y.org");
    }

    @Test
    void aPatchThatFailsHalfWayChangesNothing() {
        Patching ada = user(ADA);
        ObjectNode before = ada.before().deepCopy();
        assertThat(refusal(
                                "noTarget",
                                () -> ada.after(
                                        "{'op': 'replace', 'path': 'title', 'value': 'Poet'}",
                                        "{'op': 'remove', 'path': 'emails'}",
                                        "{'op': 'replace', 'path': 'emails[value eq `nobody`].display', 'value': 'x'}"))
                        .detail())
                .startsWith("operation 3: ");
        assertThat(ada.before()).isEqualTo(before);
    }

    @Test
    void aPatchCanBeAppliedAgain() {
        Patching ada = user(ADA);
        Patch patch = ada.parse(
                "{'op': 'add', 'path': 'emails', 'value': [{'value': 'x', 'primary': true}]}",
                "{'op': 'remove', 'path': 'emails[type eq `work` and primary eq true]'}",
                "{'op': 'add', 'path': 'emails', 'value': [{'value': 'y', 'primary': true}]}",
                "{'op': 'add', 'path': 'name', 'value': {'middleName': 'King'}}");
        ObjectNode first = ada.apply(patch).attributes();
        ObjectNode copy = first.deepCopy();
        ((ObjectNode) first.get("name")).put("middleName", "changed");
        assertThat(ada.apply(patch).attributes()).isEqualTo(copy);
        assertThat(copy.get("emails").findValuesAsText("primary")).containsExactly("false", "false", "true");
    }

    @Test
    void schemasFollowTheContent() {
        String inCapitals = Json.ENTERPRISE.toUpperCase(Locale.ROOT) + ":COSTCENTER";
        assertThat(adaAfter("{'op': 'remove', 'path': 'ENT'}"))
                .isEqualTo(adaAfter(
                        "{'op': 'remove', 'path': 'ENT:department'}",
                        "{'op': 'remove', 'path': '" + inCapitals + "'}"));
        assertThat(adaAfter("{'op': 'remove', 'path': 'ENT'}").get("schemas")).isEqualTo(json("['CORE']"));
        assertThat(user("{'userName': 'a'}")
                        .strictly()
                        .after("{'op': 'add', 'path': 'ENT:department', 'value': 'IT'}")
                        .get("schemas"))
                .isEqualTo(json("['CORE', 'ENT']"));
    }

    @Test
    void attributesComeOutInTheOrderOfTheSchema() {
        assertThat(user("{'userName': 'a'}")
                        .after(
                                "{'op': 'add', 'path': 'ENT:department', 'value': 'IT'}",
                                "{'op': 'add', 'path': 'title', 'value': 'x'}",
                                "{'op': 'add', 'path': 'name', 'value': {'givenName': 'A', 'formatted': 'A B'}}")
                        .toString())
                .isEqualTo(Json.object("{'schemas': ['CORE', 'ENT'], 'userName': 'a',"
                                + " 'name': {'formatted': 'A B', 'givenName': 'A'}, 'title': 'x',"
                                + " 'ENT': {'department': 'IT'}}")
                        .toString());
    }

    @Test
    void theValuesOfAnAttributeAreLimitedHoweverTheyCome() {
        String[] thirty = new String[30];
        for (int i = 0; i < thirty.length; i++) {
            StringBuilder values = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                values.append(j == 0 ? "" : ",")
                        .append("{'value': '")
                        .append(i)
                        .append('-')
                        .append(j)
                        .append("'}");
            }
            thirty[i] = "{'op': 'add', 'path': 'roles', 'value': [" + values + "]}";
        }
        assertThat(refusal("invalidValue", () -> user(ADA).after(thirty)).detail())
                .contains("roles")
                .contains("1000");
    }
}
