package io.scimserver.store.search.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonValueTest {

    private static final AttributeType NAME = new AttributeType(Type.STRING, false, false);
    private static final AttributeType CODE = new AttributeType(Type.STRING, true, false);
    private static final AttributeType RATIO = new AttributeType(Type.DECIMAL, false, false);

    @Test
    void stringsAreFoldedUnlessTheyAreExact() {
        assertThat(ComparisonValue.of(TextNode.valueOf("ＡＢ"), NAME)).contains(new ComparisonValue.Text("ab"));
        assertThat(ComparisonValue.of(TextNode.valueOf("ＡＢ"), CODE)).contains(new ComparisonValue.Text("ＡＢ"));
    }

    @Test
    void numbersAreTheirValue() {
        ComparisonValue two = ComparisonValue.of(IntNode.valueOf(200), RATIO).orElseThrow();
        assertThat(ComparisonValue.of(DecimalNode.valueOf(new BigDecimal("2.00E2")), RATIO))
                .contains(two);
    }

    @Test
    void aValueOfAnotherTypeIsNone() {
        assertThat(ComparisonValue.of(IntNode.valueOf(1), NAME)).isEmpty();
        assertThat(ComparisonValue.of(TextNode.valueOf("1"), RATIO)).isEmpty();
    }

    @Test
    void stringsAreInCodePointOrder() {
        List<String> ordered = List.of("", "a", "ab", "b", "\uE000", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE01");
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                int order =
                        new ComparisonValue.Text(ordered.get(i)).compareTo(new ComparisonValue.Text(ordered.get(j)));
                assertThat(order).as("%s and %s", i, j).isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void falseIsBeforeTrue() {
        assertThat(new ComparisonValue.Bool(false)).isLessThan(new ComparisonValue.Bool(true));
    }

    @Test
    void valuesOfDifferentKindsHaveNoOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComparisonValue.Text("1").compareTo(new ComparisonValue.Bool(true)));
    }

    @Test
    void sortKeysHaveTheOrderOfTheirValues() {
        assertSortKeysInOrder(texts("", "\u0000", "a", "a\u0000", "ab", "b", "\u00e9", "\uFFFD", "\uD83D\uDE00"));
        assertSortKeysInOrder(numbers(
                "-1e400",
                "-123",
                "-122.5",
                "-12",
                "-10",
                "-9",
                "-1",
                "-0.5",
                "-0.123",
                "-0.12",
                "-1e-20",
                "0",
                "1e-20",
                "0.09",
                "0.1",
                "0.10000000000000000000000000001",
                "0.12",
                "0.123",
                "1",
                "9",
                "10",
                "99",
                "100",
                "101",
                "9007199254740993",
                "123456789012345678901234567890",
                "1e400",
                "1e2147483647"));
        assertSortKeysInOrder(times(
                "-999999999-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00.000000001Z",
                "2024-05-31T08:30:00Z",
                "+999999999-12-31T23:59:59Z"));
        assertSortKeysInOrder(List.of(new ComparisonValue.Bool(false), new ComparisonValue.Bool(true)));
    }

    @Test
    void equalValuesHaveOneSortKey() {
        assertThat(numbers("0.00", "1.0", "100").stream().map(ComparisonValue::sortKey))
                .containsExactlyElementsOf(numbers("-0", "1", "1e2").stream()
                        .map(ComparisonValue::sortKey)
                        .toList());
    }

    private static void assertSortKeysInOrder(List<ComparisonValue> ascending) {
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                int order = Arrays.compareUnsigned(
                        ascending.get(i).sortKey(), ascending.get(j).sortKey());
                assertThat(Integer.signum(order))
                        .as("%s and %s", ascending.get(i), ascending.get(j))
                        .isEqualTo(Integer.compare(i, j))
                        .isEqualTo(Integer.signum(ascending.get(i).compareTo(ascending.get(j))));
            }
        }
    }

    private static List<ComparisonValue> texts(String... texts) {
        return Stream.of(texts).<ComparisonValue>map(ComparisonValue.Text::new).toList();
    }

    private static List<ComparisonValue> numbers(String... numbers) {
        return Stream.of(numbers)
                .map(BigDecimal::new)
                .<ComparisonValue>map(ComparisonValue.Numeric::new)
                .toList();
    }

    private static List<ComparisonValue> times(String... times) {
        return Stream.of(times)
                .map(Instant::parse)
                .<ComparisonValue>map(ComparisonValue.DateTime::new)
                .toList();
    }
}
