package io.scimserver.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.search.Filters;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of the refusals of filters: 400 {@code invalidFilter}, whatever may be repaired, and a sentence that says where
 * and why.
 */
class FilterRefusalsTest {

    private static final Repairs ALL = new Repairs(EnumSet.allOf(Repair.class));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | filter, character 1: expected the name of an attribute of the user, found the end
            `   ` | filter, character 4: expected the name of an attribute of the user, found the end
            userName | filter, character 9: expected a space and an operator (eq, ne, co, sw, ew, pr, gt, ge, lt or le), found the end
            userName xx "a" | filter, character 10: expected an operator (eq, ne, co, sw, ew, pr, gt, ge, lt or le), found 'xx'
            userName eq | filter, character 12: expected a space and a value, found the end
            `userName eq ` | filter, character 13: expected a value: a string in double quotes, a number, true, false or null, found the end
            userName eq"a" | filter, character 10: expected an operator (eq, ne, co, sw, ew, pr, gt, ge, lt or le), found 'eq"a"'
            userName eq "a | filter, character 13: the string that starts here has no closing '"'
            userName eq "a\\x" | filter, character 15: expected a JSON escape such as \\" or \\u00e9
            userName eq "\\u00g9" | filter, character 14: expected four hexadecimal digits behind \\u
            userName eq "\\u00" | filter, character 14: expected four hexadecimal digits behind \\u
            userName eq "\\ud83d" | filter, character 13: the string that starts here holds half of a surrogate pair
            userName eq "\\ude00\\ud83d" | filter, character 13: the string that starts here holds half of a surrogate pair
            userName eq 'a' | filter, character 13: expected a value: a string in double quotes, a number, true, false or null, found ''a''
            userName eq {"a":1} | filter, character 13: expected a value: a string in double quotes, a number, true, false or null, found '{"a":1}'
            userName eq [1] | filter, character 13: expected a value: a string in double quotes, a number, true, false or null, found '['
            userName eq "a"x | filter, character 16: expected a space or the end of the filter, found 'x'
            userName eq "a" x | filter, character 17: expected 'and', 'or' or the end of the filter, found 'x'
            userName eq "a" ) | filter, character 17: expected 'and', 'or' or the end of the filter, found ')'
            userName eq "a" and | filter, character 20: expected the name of an attribute of the user, found the end
            userName eq "a" or or title pr | filter, character 20: expected the name of an attribute of the user, found 'or'
            userName eq john smith | filter, character 13: 'userName' is compared with a string in double quotes
            (title pr | filter, character 10: expected 'and', 'or' or ')', found the end
            (((  | filter, character 4: expected the name of an attribute of the user, found the end
            not title pr | filter, character 5: expected '(' after 'not', found 'title'
            ! (title pr) | filter, character 1: expected the name of an attribute of the user, found '!'
            nope eq "a" | filter, character 1: expected the name of an attribute of the user, found 'nope'
            name.nope eq "a" | filter, character 1: expected the name of an attribute of the user, found 'name.nope'
            name.givenName.x eq "a" | filter, character 1: expected the name of an attribute of the user, found 'name.givenName.x'; 'name.givenName' may be meant
            usrName eq "a" | filter, character 1: expected the name of an attribute of the user, found 'usrName'; 'userName' may be meant
            emails.work.value eq "a" | filter, character 1: expected the name of an attribute of the user, found 'emails.work.value'; 'emails[type eq "work"].value' may be meant
            emails[tpye eq "work"] | filter, character 8: expected the name of a sub-attribute of 'emails', found 'tpye'; 'type' may be meant
            urn:nope:User:title pr | filter, character 1: expected the name of an attribute of the user, found 'urn:nope:User:title'
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr | filter, character 1: expected the name of an attribute of the user, found 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
            password eq "a" | filter, character 1: 'password' cannot be used in a filter
            password pr | filter, character 1: 'password' cannot be used in a filter
            meta.location eq "a" | filter, character 1: 'meta.location' cannot be used in a filter
            name eq "a" | filter, character 1: 'name' has sub-attributes; compare one of them, or use pr
            addresses eq "a" | filter, character 1: 'addresses' has sub-attributes; compare one of them, or use pr
            active gt true | filter, character 1: 'active' is of type boolean, which gt cannot compare
            active co true | filter, character 1: 'active' is of type boolean, which co cannot compare
            active eq truth | filter, character 11: 'active' is compared with true or false
            active eq "yes" | filter, character 11: 'active' is compared with true or false
            active eq 1 | filter, character 11: 'active' is compared with true or false
            x509Certificates ge "QUJD" | filter, character 1: 'x509Certificates.value' is of type binary, which ge cannot compare
            x509Certificates sw "QUJD" | filter, character 1: 'x509Certificates.value' is of type binary, which sw cannot compare
            meta.created eq "yesterday" | filter, character 17: 'meta.created' is compared with a date and time in a string, such as "2024-05-31T08:30:00Z"
            meta.created co "2024" | filter, character 1: 'meta.created' is of type dateTime, which co cannot compare
            meta.version gt "W/\\"1\\"" | filter, character 1: 'meta.version' is a version, which gt cannot compare
            meta.version co "W/\\"1\\"" | filter, character 1: 'meta.version' is a version, which co cannot compare
            meta.version eq "1" | filter, character 17: expected an entity tag in a string, such as "W/\\"1\\""
            userName gt 5 | filter, character 13: 'userName' is compared with a string in double quotes
            userName gt 5 and title pr | filter, character 13: 'userName' is compared with a string in double quotes
            userName eq bob or title pr | filter, character 13: 'userName' is compared with a string in double quotes
            title pr or userName eq bob | filter, character 25: 'userName' is compared with a string in double quotes
            (userName eq bob) | filter, character 14: 'userName' is compared with a string in double quotes
            emails[type eq work] | filter, character 16: 'emails.type' is compared with a string in double quotes
            title gt null | filter, character 10: null can only be compared by eq and ne
            title eq NULL and title pr | filter, character 10: 'title' is compared with a string in double quotes
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 1.5 | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:level' is compared with a whole number of at most 64 bits, without fraction or exponent
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 1e2 | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:level' is compared with a whole number of at most 64 bits, without fraction or exponent
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 9223372036854775808 | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:level' is compared with a whole number of at most 64 bits, without fraction or exponent
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq "1.5" | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:level' is compared with a whole number of at most 64 bits, without fraction or exponent
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq "01" | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:level' is compared with a whole number of at most 64 bits, without fraction or exponent
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 01 | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:level' is compared with a whole number of at most 64 bits, without fraction or exponent
            urn:example:params:scim:schemas:extension:acme:2.0:User:ratio eq 1e999999999 | filter, character 66: 'urn:example:params:scim:schemas:extension:acme:2.0:User:ratio' is compared with a number of at most 400 digits
            emails[type eq "work" | filter, character 22: expected 'and', 'or' or ']', found the end
            emails[] | filter, character 8: expected the name of a sub-attribute of 'emails', found ']'
            emails[userName eq "a"] | filter, character 8: expected the name of a sub-attribute of 'emails', found 'userName'
            emails[emails[type eq "a"]] | filter, character 8: expected the name of a sub-attribute of 'emails', found 'emails'
            emails[type[value eq "a"]] | filter, character 12: a value filter cannot stand in another one
            emails[type eq "work"].value ne "a" | filter, character 24: what is not equal has to be compared inside the brackets
            emails[type eq "work"].value eq null | filter, character 24: what is not equal has to be compared inside the brackets
            emails[type eq "work"] ne "a" | filter, character 23: what is not equal has to be compared inside the brackets
            emails[type eq "work"] is "a" | filter, character 24: expected 'and', 'or' or the end of the filter, found 'is'
            emails[type eq "work"]eq "a" | filter, character 23: expected 'and', 'or' or the end of the filter, found 'eq'
            emails[type eq "work"] pr | filter, character 24: expected 'and', 'or' or the end of the filter, found 'pr'
            addresses[type eq "work"] eq "a" | filter, character 27: expected 'and', 'or' or the end of the filter, found 'eq'
            emails.value[type eq "a"] | filter, character 13: 'emails.value' takes no value filter in brackets
            title[value eq "a"] | filter, character 6: 'title' takes no value filter in brackets
            meta[created pr] | filter, character 5: 'meta' takes no value filter in brackets
            """)
    void theRefusalOf(String filter, String detail) {
        assertThat(refusal(filter).detail()).isEqualTo(detail);
        assertThat(refusal(filter).status()).isEqualTo(400);
        assertThat(refusal(filter).scimType()).isEqualTo(Optional.of("invalidFilter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName eq \"a\nb\"", "userName eq \"a\u0000\""})
    void controlCharactersInStringsAreRefused(String filter) {
        assertThat(refusal(filter).detail()).contains("control characters in a string must be escaped");
    }

    @Test
    void whatTheClientWroteIsQuotedShortAndOnOneLine() {
        String detail = refusal("title\n".repeat(500)).detail();
        assertThat(detail).hasSizeLessThan(300).doesNotContain("\n");
    }

    @Test
    void aPasswordIsNotAskedAboutEvenIfNobodyTakesIt() {
        FilterParser parser = new FilterParser(UserSchema.standard(), FilterLimits.DEFAULT);
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> parser.parse("password eq \"a\"", ALL))
                .withMessageContaining("'password' cannot be used in a filter");
    }

    private static ScimError refusal(String filter) {
        FilterParser parser = new FilterParser(Filters.SCHEMA, FilterLimits.DEFAULT);
        try {
            throw new AssertionError("accepted as " + parser.parse(filter, ALL));
        } catch (ScimErrorException e) {
            return e.error();
        }
    }
}
