package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.support.Steps.current;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that any JSON value under any name comes back as it was given. If the database cannot keep it,
 * {@code UnsupportedValue} says so and nothing is written: data must never be changed or lost in silence.
 */
public interface ValueContract extends EmptyStore {

    /** Tests values that databases and mappers like to change. */
    @TestFactory
    default Stream<DynamicTest> valuesStayWhatTheyWere() {
        return Stream.of(
                        "\"\"",
                        "\" leading and trailing \"",
                        "\" \"",
                        "\"C:\\\\temp\\\\new \\\\u0041 100%25 a+b%20c\"",
                        "\"O'Brien '' `x` <b>&amp; {0} ${x} $1 ? :name\"",
                        "\"0190163D-8694-739B-AEA5-966C26F8AD90\"",
                        "\"line\\nbreak\\r\\n\\ttab\"",
                        "\"\\u0000 begins, ends \\u0000\"",
                        "\"a\\u0000b\"",
                        "\"\\u00e9 e\\u0301 \\u212a \\uff21 \\ufeff \\u200d \\u202e\"",
                        "\"\\ud83d\\ude00\\ud83d\\udc69\\u200d\\ud83d\\ude80\"",
                        "\"\\ufffe\\uffff\\ue000\"",
                        "\"2020-01-01T00:00:00Z\"",
                        "\"2020-01-01T00:00:00.000000000+02:00\"",
                        "\"0123\"",
                        "\"1e400\"",
                        "\"true\"",
                        "\"null\"",
                        "\"{\\\"$date\\\":0}\"",
                        "null",
                        "true",
                        "false",
                        "0",
                        "-1",
                        "2147483648",
                        "9007199254740993",
                        "9223372036854775807",
                        "9223372036854775808",
                        "123456789012345678901234567890",
                        "0.1",
                        "-0.5",
                        "1.7976931348623157e308",
                        "0.12345678901234567890123456789",
                        "1e-20",
                        "1.0",
                        "1e400",
                        "-1e-400",
                        "[]",
                        "{}",
                        "[null]",
                        "[\"\",\"\"]",
                        "[[],[[]],{}]",
                        "[3,1,2,1]",
                        "[{\"a\":[{\"b\":{\"c\":[]}}]}]",
                        "[1,\"1\",true,null,{}]")
                .map(value ->
                        DynamicTest.dynamicTest(value, () -> staysWhole(emptyStore(), withExtra("extra", value))));
    }

    /** Tests names that databases give a meaning to, at the top and inside. */
    @TestFactory
    default Stream<DynamicTest> namesStayWhatTheyWere() {
        return Stream.of(
                        "a.b",
                        ".",
                        "..",
                        "a.",
                        ".a",
                        "$set",
                        "$",
                        "a$b",
                        "$ref",
                        "_id",
                        "_class",
                        "id_",
                        "version",
                        "created",
                        "tenant",
                        "tenantId",
                        "userNameKey",
                        "__proto__",
                        "",
                        " ",
                        "with space",
                        "quote\"'`",
                        "back\\slash",
                        "%2e",
                        "%24",
                        "\uff0e\uff04",
                        "a\u0000b",
                        "\u90e8\u9580",
                        "\ud83d\ude00",
                        "0",
                        "USERNAME",
                        "x".repeat(300),
                        KitSchema.KIT)
                .map(name ->
                        DynamicTest.dynamicTest(Steps.shown(name), () -> staysWhole(emptyStore(), underName(name))));
    }

    @Test
    default void namesThatDifferOnlyInHowTheyAreEscapedStayApart() {
        ObjectNode tree = (ObjectNode)
                Json.read(
                        "{\"userName\":\"x\",\"a.b\":1,\"a\":{\"b\":2},\"a%2eb\":3,\"a\uff0eb\":4,\"a\\\\u002eb\":5,\"a_b\":6,\"a:b\":7}");
        staysWhole(emptyStore(), UserDocument.of(tree));
    }

    @Test
    default void namesThatDifferOnlyInCaseStayApart() {
        staysWhole(emptyStore(), UserDocument.of((ObjectNode)
                Json.read("{\"userName\":\"x\",\"Extra\":1,\"extra\":2,\"EXTRA\":3}")));
    }

    @Test
    default void longTextsStayWhole() {
        UserStore store = emptyStore();
        staysWhole(store, withExtra("extra", "\"" + "\ud83d\ude00".repeat(4000) + "\""));
        for (String attribute : new String[] {"externalId", "displayName", "userName"}) {
            UserFixture user = Users.named("long-" + attribute).with(attribute, "x".repeat(8000) + attribute);
            staysWhole(store, user.document());
        }
    }

    @Test
    default void aTextOfOneMegabyteStaysWhole() {
        staysWhole(emptyStore(), withExtra("extra", "\"" + "0123456789abcdef".repeat(64 * 1024) + "\""));
    }

    @Test
    default void deeplyNestedValuesStayWhole() {
        JsonNode nested = JsonNodeFactory.instance.textNode("inside");
        for (int i = 0; i < 60; i++) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            nested = list.add(nested);
        }
        staysWhole(emptyStore(), Users.named("deep").with("extra", nested).document());
    }

    private static UserDocument withExtra(String name, String json) {
        return Users.named("extra").with(name, Json.read(json)).document();
    }

    private static UserDocument underName(String name) {
        ObjectNode inner = JsonNodeFactory.instance.objectNode().put("deeper", 1);
        ObjectNode outer = JsonNodeFactory.instance.objectNode();
        outer.set(name, inner);
        return Users.named("names").with(name, "value").with("complex", outer).document();
    }

    /**
     * Checks a user that is created, and written once more by replace: either the document is there as it was given, or
     * it was refused.
     */
    private static void staysWhole(UserStore store, UserDocument given) {
        int before = Steps.everybody(store).totalResults();
        Optional<StoredUser> created = accepted(store, given);
        if (created.isEmpty()) {
            assertThat(Steps.everybody(store).totalResults())
                    .as("a document that is refused is not stored")
                    .isEqualTo(before);
            return;
        }
        StoredUser user = created.orElseThrow();
        Checks.assertSame(
                "create stores the document whole", current(store, user.id()).attributes(), given);
        StoredUser plain = store.replace(
                        user.id(),
                        user.version(),
                        Users.named("plain" + user.id()).document())
                .orElseThrow();
        store.replace(plain.id(), plain.version(), given);
        Checks.assertSame(
                "replace stores the document whole", current(store, user.id()).attributes(), given);
    }

    private static Optional<StoredUser> accepted(UserStore store, UserDocument given) {
        try {
            return Optional.of(store.create(Steps.newId(), given));
        } catch (UnsupportedValue refused) {
            assertThat(refused.attribute())
                    .as("a refusal names the attribute, so that the administrator finds it")
                    .isNotNull();
            return Optional.empty();
        }
    }
}
