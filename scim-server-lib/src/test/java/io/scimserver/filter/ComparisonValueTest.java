package io.scimserver.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import java.math.BigDecimal;
import java.util.List;
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
}
