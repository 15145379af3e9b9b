package io.scimserver.internal.filter;

import static io.scimserver.store.search.Filters.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a filter is never larger than its text, and never larger than allowed. */
class FilterLimitsTest {

    @Test
    void aLongChainBeforeAnOrHasNoMoreNodesThanTokens() {
        String chain = "title pr and ".repeat(26) + "title pr or title pr";
        assertThat(parse(chain)).satisfies(filter -> assertThat(nodes(filter)).isEqualTo(28 + 2));
        assertThat(parse(chain).getCombinedFilters()).hasSize(2);
    }

    @Test
    void alternatingOperatorsHaveNoMoreNodesThanTokens() {
        String filter = "title pr and title pr or ".repeat(100) + "title pr";
        assertThat(nodes(parse(filter))).isEqualTo(201 + 100 + 1);
    }

    @Test
    void fiftyLevelsAreReadAndFiftyOneAreNot() {
        assertThat(parse("(".repeat(50) + "title pr" + ")".repeat(50))).hasToString("title pr");
        assertThat(nodes(parse("not (".repeat(50) + "title pr" + ")".repeat(50))))
                .isEqualTo(51);
        assertRefused("(".repeat(51) + "title pr" + ")".repeat(51), "50 levels");
        assertRefused("not (".repeat(51) + "title pr" + ")".repeat(51), "50 levels");
        assertRefused("(".repeat(50) + "emails[type pr]" + ")".repeat(50), "50 levels");
    }

    @Test
    void thousandsOfLevelsAreRefusedBeforeTheyAreRead() {
        assertRefused("(".repeat(5_000), "50 levels");
        assertRefused("title pr and (".repeat(500), "50 levels");
        assertRefused("not (".repeat(10_000) + "title pr" + ")".repeat(10_000), "8192 characters");
    }

    @Test
    void aFilterOfAHundredKilobytesIsRefused() {
        assertRefused("title eq \"" + "x".repeat(100_000) + "\"", "at most 8192 characters, this one has 100011");
    }

    @Test
    void aThousandNodesAreReadAndMoreAreNot() {
        assertThat(nodes(parse("id pr" + " or id pr".repeat(499)))).isEqualTo(501);
        assertRefused("id pr" + " or id pr".repeat(500), "1000 comparisons");
        assertRefused("not (id pr) or ".repeat(400) + "id pr", "1000 comparisons");
    }

    @Test
    void limitsArePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FilterLimits(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FilterLimits(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FilterLimits(1, 1, 0));
    }

    private static void assertRefused(String filter, String reason) {
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> parse(filter))
                .withMessageContaining(reason);
    }

    private static int nodes(Filter filter) {
        if (filter.isCombiningFilter()) {
            List<Filter> parts = filter.getCombinedFilters();
            return 1 + parts.stream().mapToInt(FilterLimitsTest::nodes).sum();
        }
        return filter.isNotFilter() ? 1 + nodes(filter.getInvertedFilter()) : 1;
    }
}
