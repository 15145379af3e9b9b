package io.scimserver.internal.schema;

import static io.scimserver.internal.schema.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Repair;
import io.scimserver.store.UserDocument;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {

    private static Optional<JsonNode> read(AttributeBuilder attribute, JsonNode value) {
        AttributePath path = new AttributePath(Optional.empty(), attribute.build(), Optional.empty());
        return new ValueReader(ValueLimits.DEFAULT).read(path, value, new Repairs(EnumSet.allOf(Repair.class)));
    }

    private static AttributeBuilder of(Type type) {
        return AttributeBuilder.simple("x", type, "");
    }

    private static JsonNode json(String value) {
        return Json.object("{'x': " + value + "}").get("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "INTEGER | 1.5",
                "INTEGER | 1e2",
                "INTEGER | 1.0",
                "INTEGER | true",
                "INTEGER | 9223372036854775808",
                "INTEGER | '01'",
                "INTEGER | '1.5'",
                "DECIMAL | '1,5'",
                "DECIMAL | true",
                "STRING | ['x', 'y']",
                "DECIMAL | 1e999999",
                "BOOLEAN | 'yes'",
                "BOOLEAN | 0",
                "BOOLEAN | ' true'",
                "BINARY | 'a b'",
                "BINARY | '=='",
                "BINARY | 'A'",
                "BINARY | '_-8='",
                "DATETIME | '2020-02-30'",
                "DATETIME | 'yesterday'",
                "DATETIME | '2020-02-30T00:00:00Z'",
                "DATETIME | '2016-12-31T23:59:60Z'",
                "DATETIME | '2020-01-01T25:00:00Z'",
                "DATETIME | 1577836800",
                "DATETIME | '2020-01-01T00:00Z'",
                "DATETIME | '2020-01-01t00:00:00z'",
                "DATETIME | '2020-01-01T00:00:00+1'",
                "DATETIME | '2020-01-01T24:00:01Z'",
            })
    void aValueOfTheWrongTypeOrFormIsRefused(Type type, String value) {
        assertThat(refusal("invalidValue", () -> read(of(type), json(value))).detail())
                .startsWith("'x' must be ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "INTEGER | 0",
                "INTEGER | -5",
                "INTEGER | 3000000000",
                "DECIMAL | 2",
                "BOOLEAN | false",
                "BINARY | 'AQID'",
                "BINARY | 'AQ=='",
                "BINARY | 'AQ'",
                "REFERENCE | 'not a uri'",
                "STRING | ' x '",
                "DATETIME | '2020-01-01T00:00:00Z'",
                "DATETIME | '2020-01-01T00:00:00+14:00'",
                "DATETIME | '2020-01-01T00:00:00-00:00'",
                "DATETIME | '2020-01-01T00:00:00.1234567Z'",
                "DATETIME | '2020-12-31T24:00:00Z'",
                "DATETIME | '0001-01-03T00:00:00.0000000Z'",
            })
    void aValueOfTheTypeStaysAsItIs(Type type, String value) {
        assertThat(read(of(type), json(value))).contains(json(value));
    }

    @Test
    void aDateAloneIsItsMidnightInUtc() {
        assertThat(read(of(Type.DATETIME), json("'1990-05-31'"))).contains(json("'1990-05-31T00:00:00Z'"));
        AttributePath path =
                new AttributePath(Optional.empty(), of(Type.DATETIME).build(), Optional.empty());
        refusal(
                "invalidValue",
                () -> new ValueReader(ValueLimits.DEFAULT)
                        .read(path, json("'1990-05-31'"), new Repairs(EnumSet.noneOf(Repair.class))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.50", "2.0", "1e2", "12345678901234567890123", "0.1e-7"})
    void aNumberEqualsItselfAfterItWasStored(String number) {
        JsonNode read = read(of(Type.DECIMAL), json(number)).orElseThrow();
        UserDocument stored = UserDocument.ofJson(("{\"x\":" + read + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(stored.tree().get("x")).isEqualTo(read);
        assertThat(read.decimalValue()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]", "{}"})
    void nothingIsUnassignedWhateverTheType(String nothing) {
        for (Type type : List.of(Type.STRING, Type.BOOLEAN, Type.INTEGER, Type.DATETIME)) {
            assertThat(read(of(type), json(nothing))).isEmpty();
            assertThat(read(of(type).multiValued(), json(nothing))).isEmpty();
        }
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        AttributeBuilder five = of(Type.STRING).maxLength(5);
        assertThat(read(five, TextNode.valueOf("😀".repeat(5)))).isPresent();
        assertThat(refusal("invalidValue", () -> read(five, TextNode.valueOf("😀".repeat(6))))
                        .detail())
                .contains("at most 5 characters");
        assertThat(read(of(Type.STRING), TextNode.valueOf("x".repeat(8192)))).isPresent();
        refusal("invalidValue", () -> read(of(Type.STRING), TextNode.valueOf("x".repeat(8193))));
        refusal("invalidValue", () -> read(of(Type.BINARY), TextNode.valueOf("AAAA".repeat(20_000))));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        refusal("invalidValue", () -> read(of(Type.STRING), TextNode.valueOf("a\ud83d")));
        refusal("invalidValue", () -> read(of(Type.STRING), TextNode.valueOf("\ude00a")));
    }

    @Test
    void onlyAllowedValuesAreAllowedButCanonicalOnesAreNotEnforced() {
        AttributeBuilder options = of(Type.STRING).allowingOnly(List.of("Red", "Green"));
        assertThat(read(options, TextNode.valueOf("red"))).isPresent();
        assertThat(refusal("invalidValue", () -> read(options, TextNode.valueOf("blue\n")))
                        .detail())
                .isEqualTo("'x' must be one of Red, Green, not 'blue?'");
        assertThat(read(of(Type.STRING).suggesting("work"), TextNode.valueOf("personal")))
                .isPresent();
    }

    @Test
    void aScalarIsOneOfManyWhereTheValuesAreScalars() {
        assertThat(read(of(Type.STRING).multiValued(), json("'a'"))).contains(json("['a']"));
        assertThat(read(of(Type.STRING).multiValued(), json("['a', 'A', 'b', '']")))
                .contains(json("['a', 'b']"));
        refusal("invalidValue", () -> read(of(Type.STRING).multiValued(), json("{'value': 'a'}")));
    }

    @Test
    void valuesAreLimited() {
        ArrayNode many = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= ValueLimits.DEFAULT.values(); i++) {
            many.add(String.valueOf(i));
        }
        refusal("invalidValue", () -> read(of(Type.STRING).multiValued(), many));
        many.remove(0);
        assertThat(read(of(Type.STRING).multiValued(), many)).isPresent();
    }
}
