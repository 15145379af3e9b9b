package io.scimserver.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.search.Filters;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of texts that are no filter of the RFC but have one clear meaning, and of the value filters of PATCH paths. */
class FilterRepairsTest {

    private final FilterParser parser = new FilterParser(Filters.SCHEMA, FilterLimits.DEFAULT);
    private final Repairs repairs = new Repairs(EnumSet.allOf(Repair.class));
    private final Repairs none = new Repairs(EnumSet.noneOf(Repair.class));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            externalId eq jyoung | externalId eq "jyoung" | UNQUOTED_LITERAL
            externalId eq 123 | externalId eq "123" | UNQUOTED_LITERAL
            ` externalId eq 1.50 ` | externalId eq "1.50" | UNQUOTED_LITERAL
            active eq true and externalId eq 123 | (active eq true and externalId eq "123") | UNQUOTED_LITERAL
            userName eq bob@example.com | userName eq "bob@example.com" | UNQUOTED_LITERAL
            emails eq bob@example.com | emails.value eq "bob@example.com" | UNQUOTED_LITERAL
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq "1" | urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 1 | NUMBER_AS_TEXT
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department eq "IT" | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "IT" | DOT_AFTER_URN
            active eq "True" | active eq true | BOOLEAN_AS_TEXT
            active eq True | active eq true | BOOLEAN_AS_TEXT
            title pr and not (active eq FALSE) | (title pr and not (active eq false)) | BOOLEAN_AS_TEXT
            roles[primary eq "FALSE"] | roles[primary eq false] | BOOLEAN_AS_TEXT
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "7" | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "7" | MANAGER_AS_TEXT
            id eq "1" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "7" | (id eq "1" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "7") | MANAGER_AS_TEXT
            """)
    void theRepairOf(String filter, String meaning, Repair repair) {
        Filter repaired = parser.parse(filter, repairs);
        assertThat(repaired).hasToString(meaning);
        assertThat(repairs.made()).containsExactly(repair);
        assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> parser.parse(filter, none));
    }

    @Test
    void aValueFilterIsReadUpToItsBracket() {
        String path = "emails[type eq \"]\" and not (value pr)].value";
        FilterParser.ValueFilter read = parseValueFilter(path, none);
        assertThat(read.filter()).hasToString("(type eq \"]\" and not (value pr))");
        assertThat(path.substring(read.end())).isEqualTo(".value");
    }

    @Test
    void theValueFilterOfAnExtensionHasRelativePaths() {
        String path = Filters.ENTERPRISE + ":manager[value eq \"7\"]";
        assertThat(parseValueFilter(path, none).filter()).hasToString("value eq \"7\"");
    }

    @Test
    void aValueFilterOfOneComparisonMayLackItsQuotes() {
        assertThat(parseValueFilter("emails[type eq work].value", repairs).filter())
                .hasToString("type eq \"work\"");
        assertThat(repairs.made()).containsExactly(Repair.UNQUOTED_LITERAL);
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> parseValueFilter("emails[type eq work and primary eq true]", repairs))
                .withMessage("filter, character 16: 'emails.type' is compared with a string in double quotes");
    }

    @Test
    void aValueFilterThatDoesNotEndIsRefused() {
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> parseValueFilter("emails[type eq \"work\"", none))
                .withMessage("filter, character 22: expected 'and', 'or' or ']', found the end");
    }

    private FilterParser.ValueFilter parseValueFilter(String path, Repairs allowed) {
        AttributeResolver.Match container =
                new AttributeResolver(Filters.SCHEMA).read(path, 0).orElseThrow();
        return parser.parseValueFilter(path, container, allowed);
    }
}
