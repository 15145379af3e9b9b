package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.support.Steps.current;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that lists keep every element, and texts and numbers every character and digit. */
public interface WholeListContract extends EmptyStore {

    @Test
    default void aListKeepsMoreThanAThousandElements() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 2_500; i++) {
            list.add(i);
        }
        staysWhole(list);
    }

    @TestFactory
    default Stream<DynamicTest> aListKeepsEqualElements() {
        return Stream.of(
                        "[1,1,1]",
                        "[\"a\",\"A\",\"a\"]",
                        "[{\"value\":\"a\"},{\"value\":\"a\"}]",
                        "[null,null]",
                        "[[],[]]",
                        "[true,true]",
                        "[1,1.0]")
                .map(list -> DynamicTest.dynamicTest(list, () -> staysWhole(Json.read(list))));
    }

    @TestFactory
    default Stream<DynamicTest> rareCharactersStay() {
        return Stream.of(
                        "\"a\\u2028b\\u2029c\\u0085d\"",
                        "\"\\ufeffbegins with a byte-order mark\"",
                        "\"cafe\\u0301 and caf\\u00e9\"",
                        "\"\\u1e9b\\u0323 \\u212b \\u2126\"",
                        "\"\\u00ad\\u200b\\u2060\"",
                        "\"\\u0001\\u001f\\u007f\"")
                .map(text -> DynamicTest.dynamicTest(text, () -> staysWhole(Json.read(text))));
    }

    @TestFactory
    default Stream<DynamicTest> everyDigitStays() {
        return Stream.of(
                        "1234567890123456789012345678901234567890",
                        "0.1234567890123456789012345678901234567890",
                        "-1234567890123456789012345678901234.56789",
                        "1e6145",
                        "1e-6177")
                .map(number -> DynamicTest.dynamicTest(number, () -> staysWhole(Json.read(number))));
    }

    private void staysWhole(JsonNode value) {
        UserStore store = emptyStore();
        UserFixture user = Users.named("whole").with("extra", value);
        try {
            StoredUser created = Steps.create(store, user);
            Checks.assertSame(
                    "a value is kept whole, or refused",
                    current(store, created.id()).attributes(),
                    user.document());
        } catch (UnsupportedValue refused) {
            Steps.create(store, Users.named("whole"));
        }
    }
}
