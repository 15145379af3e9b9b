package io.scimserver.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.StoredUser;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that two independent evaluators agree, on thousands of filters. Where the SDK's is known to read the RFC in
 * another way, the generator makes no such filters; the second test names each case and settles it.
 */
class FilterDifferentialTest {

    private final SdkFilterOracle oracle = new SdkFilterOracle(Filters.SCHEMA);

    @Test
    void generatedFiltersMatchTheSameUsersAsInTheSdk() {
        FilterGenerator generator = new FilterGenerator(20_240_531);
        List<StoredUser> users = Stream.generate(generator::user).limit(25).toList();
        int matches = 0;
        for (int i = 0; i < 3_000; i++) {
            String text = generator.filter(3);
            Filter filter = Filters.parse(text);
            Predicate<StoredUser> predicate = FilterPredicate.of(filter, Filters.TYPES);
            for (StoredUser user : users) {
                boolean matched = predicate.test(user);
                assertThat(matched)
                        .as("%s on %s %s", text, user.id(), user.attributes().tree())
                        .isEqualTo(oracle.matches(filter, user));
                matches += matched ? 1 : 0;
            }
        }
        assertThat(matches).isBetween(20_000, 60_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # strings that look like times are strings all the same (RFC 7643 §2.3.1)
            title eq "2011-05-13T06:42:34+02:00" | {'title': '2011-05-13T04:42:34Z'} | false
            # the empty string is unassigned (RFC 7643 §2.5, RFC 7644 table 3: pr, "non-empty")
            title pr | {'title': ''} | false
            name pr | {'name': {'givenName': null}} | false
            # sub-attributes are as caseExact in a value filter as outside of it
            groups[value eq "a"] | {'groups': [{'value': 'A'}]} | false
            # strings are compared after width mapping and composition (RFC 7643 §5, RFC 8265)
            userName eq "ａｄａ" | {'userName': 'ada'} | true
            userName eq "e\\u0301" | {'userName': 'é'} | true
            # references heed case (RFC 7643 §2.3.7)
            profileUrl eq "https://example.com/A" | {'profileUrl': 'https://example.com/a'} | false
            """)
    void theSdkReadsTheRfcInAnotherWay(String text, String json, boolean expected) {
        StoredUser user = TestUsers.stored(json);
        Filter filter = Filters.parse(text);
        assertThat(FilterPredicate.of(filter, Filters.TYPES).test(user)).isEqualTo(expected);
        assertThat(oracle.matches(filter, user)).isNotEqualTo(expected);
    }
}
