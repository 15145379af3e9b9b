package io.scimserver.store.search;

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
import io.scimserver.store.search.value.ComparisonKind;
import io.scimserver.store.search.value.ComparisonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndexEntryTest {

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
                .satisfies(value -> assertThat(value.comparedAs(ComparisonKind.DATE_TIME))
                        .contains(new ComparisonValue.DateTime(user.created())));
    }

    @Test
    void complexValuesAreReadInNoWay() {
        AttributeType complex = new AttributeType(Type.COMPLEX, false, false);
        assertThatIllegalArgumentException().isThrownBy(() -> ComparisonKind.of(complex));
        assertThat(IndexedValue.of(TestUsers.stored("{'name': {}}")).get(0))
                .satisfies(name -> assertThat(
                                Stream.of(ComparisonKind.values()).flatMap(kind -> name.comparedAs(kind).stream()))
                        .isEmpty());
    }

    /** Tests that a search through index entries finds the same users as a search through documents. */
    @Test
    void generatedFiltersMatchTheSameUsersThroughTheirEntries() {
        FilterGenerator generator = new FilterGenerator(20_240_601);
        List<StoredUser> users = Stream.generate(generator::user).limit(25).toList();
        for (int i = 0; i < 2_000; i++) {
            Filter filter = Filters.parse(generator.filter(3));
            Predicate<StoredUser> document = FilterPredicate.of(filter, Filters.TYPES);
            Predicate<List<IndexEntry>> entries = new OverEntries().translate(filter);
            for (StoredUser user : users) {
                assertThat(entries.test(IndexEntry.of(user)))
                        .as("%s on %s %s", filter, user.id(), user.attributes().tree())
                        .isEqualTo(document.test(user));
            }
        }
    }

    @Test
    void thePreferredEntryIsWhatAUserIsSortedBy() {
        FilterGenerator generator = new FilterGenerator(20_240_602);
        for (StoredUser user : Stream.generate(generator::user).limit(200).toList()) {
            for (Path path : List.of(
                    Path.root().attribute("emails").attribute("value"),
                    Path.root().attribute("title"))) {
                String name = IndexEntry.valueName(FilterAttribute.of(path, Filters.TYPES));
                List<byte[]> preferred = IndexEntry.of(user).stream()
                        .filter(entry -> entry.isPreferred() && entry.name().equals(name))
                        .map(IndexEntry::key)
                        .toList();
                Optional<ComparisonValue> key = UserOrder.of(new Sort(path, SortOrder.ASCENDING), Filters.TYPES)
                        .keyOf(user);
                assertThat(preferred)
                        .containsExactlyElementsOf(
                                key.map(ComparisonValue::sortKey).stream().toList());
            }
        }
    }

    /** Store in small that reads nothing but the entries. Within a value filter it is given those of one element. */
    private static final class OverEntries extends IndexTranslator<Predicate<List<IndexEntry>>> {

        OverEntries() {
            super(Filters.TYPES);
        }

        @Override
        protected Predicate<List<IndexEntry>> and(List<Predicate<List<IndexEntry>>> conditions) {
            return conditions.stream().reduce(Predicate::and).orElseThrow();
        }

        @Override
        protected Predicate<List<IndexEntry>> or(List<Predicate<List<IndexEntry>>> conditions) {
            return conditions.stream().reduce(Predicate::or).orElseThrow();
        }

        @Override
        protected Predicate<List<IndexEntry>> not(Predicate<List<IndexEntry>> condition) {
            return condition.negate();
        }

        @Override
        protected Predicate<List<IndexEntry>> anyKey(String name, byte[] from, byte[] to) {
            return any(name, key -> Arrays.compareUnsigned(key, from) >= 0 && Arrays.compareUnsigned(key, to) < 0);
        }

        @Override
        protected Predicate<List<IndexEntry>> anyText(String name, FilterType operator, byte[] text) {
            String wanted = new String(text, StandardCharsets.UTF_8);
            return any(name, key -> {
                String stored = new String(key, StandardCharsets.UTF_8);
                return operator == FilterType.ENDS_WITH ? stored.endsWith(wanted) : stored.contains(wanted);
            });
        }

        @Override
        protected Predicate<List<IndexEntry>> anyElement(FilterAttribute attribute, Filter valueFilter) {
            Predicate<List<IndexEntry>> condition = translateElement(attribute.path(), valueFilter);
            String name = IndexEntry.elementName(attribute);
            return user -> user.stream()
                    .filter(entry -> entry.name().equals(name))
                    .anyMatch(one -> condition.test(user.stream()
                            .filter(entry -> entry.element() == one.element())
                            .toList()));
        }

        private static Predicate<List<IndexEntry>> any(String name, Predicate<byte[]> test) {
            return entries -> entries.stream().anyMatch(entry -> entry.name().equals(name) && test.test(entry.key()));
        }
    }
}
