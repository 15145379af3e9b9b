package io.scimserver.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.value.ComparisonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the translator that store authors use; the translator here writes conditions as text. */
class FilterTranslatorTest {

    private final TextTranslator translator = new TextTranslator(Filters.TYPES);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userName eq "ADA" | userName = Text[text=ada]
            externalId eq "ADA" | externalId = Text[text=ADA]
            title ne "x" | !(title = Text[text=x])
            title eq null | !(title exists)
            emails ew ".ORG" | emails.value* ENDS_WITH .org
            meta.created ge "2024-05-31T10:30:00+02:00" | meta.created GREATER_OR_EQUAL DateTime[instant=2024-05-31T08:30:00Z]
            active eq true | active = Bool[isTrue=true]
            schemas eq "urn:x" | schemas* = Text[text=urn:x]
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value pr | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.manager.value exists
            urn:example:params:scim:schemas:extension:acme:2.0:User:ratio lt 2.50 | urn:example:params:scim:schemas:extension:acme:2.0:User.ratio LESS_THAN Numeric[number=2.5]
            emails[type eq "WORK" or not (value pr)] | emails* any {or [type = Text[text=work], !(value exists)]}
            title pr and (active pr or id pr) | and [title exists, or [active exists, id exists]]
            """)
    void theTranslationOf(String filter, String condition) {
        assertThat(translator.translate(Filters.parse(filter))).isEqualTo(condition);
    }

    @Test
    void anAttributeInAValueFilterStillKnowsItsFullPath() {
        AttributeTypes types = path -> {
            assertThat(path.getElement(0).getAttribute()).isEqualTo("emails");
            return Filters.TYPES.typeOf(path);
        };
        assertThat(new TextTranslator(types).translate(Filters.parse("emails[type eq \"x\"]")))
                .isEqualTo("emails* any {type = Text[text=x]}");
    }

    private static final class TextTranslator extends FilterTranslator<String> {

        TextTranslator(AttributeTypes types) {
            super(types);
        }

        @Override
        protected String and(List<String> conditions) {
            return "and " + conditions;
        }

        @Override
        protected String or(List<String> conditions) {
            return "or " + conditions;
        }

        @Override
        protected String not(String condition) {
            return "!(" + condition + ")";
        }

        @Override
        protected String present(FilterAttribute attribute) {
            return name(attribute) + " exists";
        }

        @Override
        protected String equal(FilterAttribute attribute, ComparisonValue value) {
            return name(attribute) + " = " + value;
        }

        @Override
        protected String matchText(FilterAttribute attribute, FilterType operator, String text) {
            return name(attribute) + " " + operator.name() + " " + text;
        }

        @Override
        protected String order(FilterAttribute attribute, FilterType operator, ComparisonValue value) {
            return name(attribute) + " " + operator.name() + " " + value;
        }

        @Override
        protected String anyElement(FilterAttribute attribute, Filter valueFilter) {
            return name(attribute) + " any {" + translateElement(attribute.path(), valueFilter) + "}";
        }

        private static String name(FilterAttribute attribute) {
            return attribute.name() + (attribute.hasManyValues() ? "*" : "");
        }
    }
}
