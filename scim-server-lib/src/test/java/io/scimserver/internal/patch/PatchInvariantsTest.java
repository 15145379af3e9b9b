package io.scimserver.internal.patch;

import static io.scimserver.internal.patch.Patching.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Json;
import io.scimserver.internal.schema.UserNormaliser;
import io.scimserver.internal.schema.Values;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of random patches, right and wrong: each gives a well-formed user or a refusal, and never changes the user
 * before.
 */
class PatchInvariantsTest {

    private static final int PATCHES = 3_000;

    private static final List<String> VERBS = List.of("add", "Add", "replace", "REPLACE", "remove", "Remove", "move");

    private static final List<String> PATHS = List.of(
            "title",
            "/title",
            "userName",
            "name",
            "name.givenName",
            "active",
            "CORE:active",
            "CORE",
            "emails",
            "emails.value",
            "emails.primary",
            "emails[type eq `work`]",
            "emails[type eq `home`].value",
            "emails[type eq `work`].primary",
            "emails[value co `a`].display",
            "emails[primary eq true].value",
            "emails[primary eq `True`]",
            "emails[not (type pr)].type",
            "emails[type eq `x` and value eq `y`].display",
            "emails[",
            "emails[type eq `work`",
            "emails]",
            "addresses[type eq `work`].country",
            "roles",
            "ENT",
            "ENT:",
            "ENT:department",
            "ENT:manager",
            "ENT:manager.value",
            "ENT:manager.$ref",
            "ENT:manager.displayName",
            "id",
            "meta",
            "schemas",
            "groups",
            "password",
            "x509Certificates",
            "unknown",
            "");

    private static final List<String> VALUES = List.of(
            "'a'",
            "''",
            "null",
            "true",
            "'True'",
            "1",
            "1e400",
            "[]",
            "{}",
            "[[]]",
            "[null, {}]",
            "['a']",
            "{'value': 'a', 'primary': true}",
            "[{'value': 'a', 'primary': true}, {'value': 'b', 'primary': true}]",
            "[{'value': 'a', 'type': 'work'}, {'value': 'A', 'type': 'Work', 'primary': 'true'}]",
            "[{'value': 'b', 'type': 'home', 'display': 'B'}, {'value': ''}]",
            "{'type': 'work'}",
            "{'value': null}",
            "{'givenName': 'A', 'GIVENNAME': 'B'}",
            "{'givenName': '', 'familyName': 'X'}",
            "{'country': 'UK'}",
            "{'value': {'value': 'x'}}",
            "{'department': 'IT', 'manager': 'm', 'unknown': []}",
            "{'active': 'false', 'emails[type eq `work`].value': 'w', 'ENT:department': 'HR', 'ENT': {'division': 'd'}}",
            "{'id': '23a35c27', 'schemas': [], 'meta': 1, 'title': null}",
            "{'id': 1}",
            "{'CORE': {'title': 't'}}",
            "{'name.': 1, 'emails[': 2, 'emails[type eq': 3, '[]': 4, '': 5}",
            "{'ENT': ''}",
            "{'userName': ''}");

    private static final Patching ADA = user("""
            {'userName': 'ada', 'active': true, 'name': {'givenName': 'Ada'},
             'emails': [{'value': 'a', 'type': 'work', 'primary': true}, {'value': 'b', 'type': 'home'}, {'value': 'c'}],
             'roles': [{'value': 'a'}, {'value': 'b'}],
             'ENT': {'department': 'Engines', 'manager': {'value': '1', '$ref': '../Users/1'}}}
            """);

    private final UserNormaliser normaliser = new UserNormaliser(UserSchema.standard());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPatchGivesAWellFormedUserOrARefusal(long seed) {
        Random random = new Random(seed);
        ObjectNode before = ADA.before().deepCopy();
        int applied = 0;
        for (int i = 0; i < PATCHES; i++) {
            String[] operations = random.ints(1 + random.nextInt(3), 0, Integer.MAX_VALUE)
                    .mapToObj(any -> operation(random))
                    .toArray(String[]::new);
            applied += isApplied(operations) ? 1 : 0;
            assertThat(ADA.before()).as(List.of(operations).toString()).isEqualTo(before);
        }
        assertThat(applied).as("patches that were not refused").isGreaterThan(PATCHES / 10);
    }

    private boolean isApplied(String... operations) {
        try {
            Patch patch = ADA.parse(operations);
            ObjectNode after = ADA.apply(patch).attributes();
            requireWellFormed(after, List.of(operations).toString());
            assertThat(ADA.apply(patch).attributes())
                    .as("the second application")
                    .isEqualTo(after);
            return true;
        } catch (ScimErrorException refused) {
            assertThat(refused.error().status()).isEqualTo(400);
            assertThat(refused.error().scimType()).isPresent();
            assertThat(refused.error().detail())
                    .isNotBlank()
                    .doesNotContain("\n")
                    .hasSizeLessThan(400);
            return false;
        }
    }

    private void requireWellFormed(ObjectNode user, String operations) {
        assertThat(user.toString())
                .as(operations)
                .isEqualTo(normaliser.normalise(user).toString());
        assertThat(user.path("userName").textValue()).as(operations).isNotBlank();
        for (Map.Entry<String, JsonNode> member : user.properties()) {
            assertThat(member.getValue().valueStream().filter(Values::isPrimary))
                    .as(operations)
                    .hasSizeLessThan(2);
        }
        assertThat(user.has(Json.ENTERPRISE))
                .as(operations)
                .isEqualTo(user.get("schemas").size() == 2);
    }

    private static String operation(Random random) {
        String path = any(PATHS, random);
        return "{'op': '" + any(VERBS, random) + "'"
                + (random.nextInt(4) == 0 ? "" : ", 'path': '" + path + "'")
                + (random.nextInt(8) == 0 ? "" : ", 'value': " + any(VALUES, random))
                + "}";
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
