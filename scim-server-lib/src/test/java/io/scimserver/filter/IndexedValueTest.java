package io.scimserver.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndexedValueTest {

    @Test
    void pointersNameAttributesAndElementsTellValuesApart() {
        StoredUser user = TestUsers.stored(
                "{'userName': 'ada', 'name': {'givenName': 'Ada'}, 'emails': [{'value': 'a'}, {'value': 'b', 'primary': true}]}");
        assertThat(IndexedValue.of(user))
                .extracting(
                        value -> value.pointer() + " " + value.element() + (value.isPreferred() ? " preferred" : ""))
                .containsExactly(
                        "/userName 0 preferred",
                        "/name 0 preferred",
                        "/name/givenName 0 preferred",
                        "/emails 1",
                        "/emails/value 1",
                        "/emails 2 preferred",
                        "/emails/value 2 preferred",
                        "/emails/primary 2 preferred",
                        "/id 0 preferred",
                        "/meta 0 preferred",
                        "/meta/resourceType 0 preferred",
                        "/meta/version 0 preferred",
                        "/meta/created 0 preferred",
                        "/meta/lastModified 0 preferred");
    }

    @Test
    void aNameWithADotOrASlashIsNotAPath() {
        StoredUser user = TestUsers.stored("{'a.b': 1, 'a/b': 2, 'a~1b': 3, 'a': {'b': 4}}");
        assertThat(IndexedValue.of(user))
                .filteredOn(value -> value.node().isNumber())
                .extracting(IndexedValue::pointer)
                .containsExactly("/a.b", "/a~1b", "/a~01b", "/a/b");
    }

    @Test
    void nullsAndEmptyArraysAreNoValuesAndEmptyTextsAreNotAssigned() {
        StoredUser user = TestUsers.stored("{'title': null, 'emails': [], 'userName': '', 'name': {'givenName': ''}}");
        assertThat(IndexedValue.of(user).subList(0, 3))
                .extracting(value -> value.pointer() + " " + value.isAssigned())
                .containsExactly("/userName false", "/name false", "/name/givenName false");
    }

    @Test
    void arraysInArraysHoldElementsLikeAllOthers() {
        StoredUser user = TestUsers.stored("{'a': [['x', 'y'], [], ['z']]}");
        assertThat(IndexedValue.of(user).subList(0, 3))
                .extracting(value -> value.node().asText() + value.element() + value.isPreferred())
                .containsExactly("x1true", "y2false", "z3false");
    }

    @Test
    void aYearOfFiveDigitsIsADateTime() {
        StoredUser old = TestUsers.stored("{}");
        StoredUser user = new StoredUser(
                "1",
                "1",
                old.created().plusSeconds(400_000_000_000L),
                old.created().plusSeconds(400_000_000_000L),
                old.attributes());
        assertThat(IndexedValue.of(user))
                .filteredOn(value -> value.pointer().equals("/meta/created"))
                .singleElement()
                .satisfies(value -> assertThat(value.comparedAs(Reading.DATE_TIME))
                        .contains(new ComparisonValue.DateTime(user.created())));
    }

    @Test
    void complexValuesAreReadInNoWay() {
        AttributeType complex = new AttributeType(Type.COMPLEX, false, false);
        assertThatIllegalArgumentException().isThrownBy(() -> Reading.of(complex));
        assertThat(IndexedValue.of(TestUsers.stored("{'name': {}}")).get(0))
                .satisfies(name -> assertThat(
                                Stream.of(Reading.values()).flatMap(reading -> name.comparedAs(reading).stream()))
                        .isEmpty());
    }

    /** What an index of these values answers is what the documents say. */
    @Test
    void generatedFiltersMatchTheSameUsersThroughTheirValues() {
        FilterGenerator generator = new FilterGenerator(20_240_601);
        List<StoredUser> users = Stream.generate(generator::user).limit(25).toList();
        for (int i = 0; i < 2_000; i++) {
            Filter filter = Filters.parse(generator.filter(3));
            Predicate<StoredUser> document = FilterPredicate.of(filter, Filters.TYPES);
            Predicate<List<IndexedValue>> values = new OverValues().translate(filter);
            for (StoredUser user : users) {
                assertThat(values.test(IndexedValue.of(user)))
                        .as("%s on %s %s", filter, user.id(), user.attributes().tree())
                        .isEqualTo(document.test(user));
            }
        }
    }

    @Test
    void thePreferredValueIsWhatAUserIsSortedBy() {
        FilterGenerator generator = new FilterGenerator(20_240_602);
        for (StoredUser user : Stream.generate(generator::user).limit(200).toList()) {
            for (Path path : List.of(
                    Path.root().attribute("emails").attribute("value"),
                    Path.root().attribute("title"))) {
                FilterAttribute attribute = FilterAttribute.of(path, Filters.TYPES);
                List<ComparisonValue> preferred = IndexedValue.of(user).stream()
                        .filter(value -> value.isPreferred() && value.pointer().equals(attribute.pointer()))
                        .flatMap(value -> value.comparedAs(Reading.of(attribute.type())).stream())
                        .toList();
                Optional<ComparisonValue> key = UserOrder.of(new Sort(path, SortOrder.ASCENDING), Filters.TYPES)
                        .keyOf(user);
                assertThat(preferred).isEqualTo(key.stream().toList());
            }
        }
    }

    /** A store in small: asks nothing but the values. Within a value filter it is given those of one element. */
    private static final class OverValues extends FilterTranslator<Predicate<List<IndexedValue>>> {

        OverValues() {
            super(Filters.TYPES);
        }

        @Override
        protected Predicate<List<IndexedValue>> and(List<Predicate<List<IndexedValue>>> conditions) {
            return conditions.stream().reduce(Predicate::and).orElseThrow();
        }

        @Override
        protected Predicate<List<IndexedValue>> or(List<Predicate<List<IndexedValue>>> conditions) {
            return conditions.stream().reduce(Predicate::or).orElseThrow();
        }

        @Override
        protected Predicate<List<IndexedValue>> not(Predicate<List<IndexedValue>> condition) {
            return condition.negate();
        }

        @Override
        protected Predicate<List<IndexedValue>> present(FilterAttribute attribute) {
            return any(attribute, IndexedValue::isAssigned);
        }

        @Override
        protected Predicate<List<IndexedValue>> equal(FilterAttribute attribute, ComparisonValue value) {
            return compared(attribute, value::equals);
        }

        @Override
        protected Predicate<List<IndexedValue>> matchText(FilterAttribute attribute, FilterType operator, String text) {
            return compared(attribute, value -> {
                String stored = ((ComparisonValue.Text) value).text();
                return switch (operator) {
                    case STARTS_WITH -> stored.startsWith(text);
                    case ENDS_WITH -> stored.endsWith(text);
                    default -> stored.contains(text);
                };
            });
        }

        @Override
        protected Predicate<List<IndexedValue>> order(
                FilterAttribute attribute, FilterType operator, ComparisonValue value) {
            return compared(attribute, stored -> {
                int order = Arrays.compareUnsigned(stored.sortKey(), value.sortKey());
                return switch (operator) {
                    case GREATER_THAN -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                    case LESS_THAN -> order < 0;
                    default -> order <= 0;
                };
            });
        }

        @Override
        protected Predicate<List<IndexedValue>> anyElement(FilterAttribute attribute, Filter valueFilter) {
            Predicate<List<IndexedValue>> element = translateElement(attribute.path(), valueFilter);
            return user -> user.stream()
                    .filter(value -> value.pointer().equals(attribute.pointer()))
                    .anyMatch(one -> element.test(user.stream()
                            .filter(value -> value.element() == one.element())
                            .toList()));
        }

        private static Predicate<List<IndexedValue>> compared(
                FilterAttribute attribute, Predicate<ComparisonValue> test) {
            return any(
                    attribute,
                    value -> value.comparedAs(Reading.of(attribute.type()))
                            .filter(test)
                            .isPresent());
        }

        private static Predicate<List<IndexedValue>> any(FilterAttribute attribute, Predicate<IndexedValue> test) {
            return values ->
                    values.stream().anyMatch(value -> value.pointer().equals(attribute.pointer()) && test.test(value));
        }
    }
}
