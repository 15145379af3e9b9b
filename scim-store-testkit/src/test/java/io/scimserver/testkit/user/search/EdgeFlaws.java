package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.support.Filters.where;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.AttributeType;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.flaw.SeenOtherwise;
import io.scimserver.testkit.support.FilterRewrite;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in filters that show at the edges: single elements, odd literals, extreme values. */
public final class EdgeFlaws {

    private EdgeFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(elements(), literals(), extremes(), meta())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> elements() {
        return List.of(
                rewriting(
                        "ne within a value path is met if no element is equal",
                        "neWithinAValuePathIsMetByOneElement",
                        EdgeFlaws::noneIsEqual),
                rewriting(
                        "ne on many values is met by any of them",
                        "neOutsideAValuePathIsMetByEveryElement",
                        filter -> filter.toString().startsWith("emails.type ne")
                                ? where("emails").has(where("type").ne("work"))
                                : filter),
                ofStore("the first element alone is present", "everyElementCountsForPresence", FirstElementOnly::new));
    }

    private static List<Flaw> literals() {
        return List.of(
                texts(
                        "a line end at the end does not count",
                        "lineEndsAreCharacters",
                        text -> text.replaceFirst("\n$", "")),
                ofStore(
                        "a literal loses the end of a quotation",
                        "quotesAndDollarsAreCharacters",
                        () -> new SeenOtherwise(UnaryOperator.identity(), text(literal -> literal.replace("\\E", "")))),
                ofStore(
                        "a literal loses its dollar",
                        "quotesAndDollarsAreCharacters",
                        () -> new SeenOtherwise(
                                UnaryOperator.identity(), text(literal -> literal.replaceFirst("^\\$", "")))),
                texts("blanks around a text do not count", "blanksAreCharacters", String::strip),
                texts("blanks in a row are one", "blanksAreCharacters", text -> text.replaceAll(" +", " ")),
                rewriting(
                        "an empty literal is none",
                        "anEmptyLiteralIsAText",
                        filter -> isEmpty(filter) ? where("userName").pr() : filter),
                ofStore(
                        "an empty text is null",
                        "anEmptyLiteralIsAText",
                        () -> new SeenOtherwise(
                                value -> value.isTextual() && value.textValue().isEmpty()
                                        ? NullNode.getInstance()
                                        : value,
                                UnaryOperator.identity())),
                texts("a text ends at NUL", "aTextDoesNotEndAtNul", text -> text.split("\u0000", 2)[0]),
                ofStore(
                        "numbers are compared as texts",
                        "aValueOfAnotherTypeMatchesNoComparison",
                        () -> new SeenOtherwise(
                                value -> value.isInt() && value.intValue() == 5 ? TextNode.valueOf("5") : value,
                                UnaryOperator.identity())));
    }

    private static List<Flaw> extremes() {
        return List.of(
                ofStore(
                        "integers keep 64 bits",
                        "integersBeyond64BitsCompareByValue",
                        () -> new SeenOtherwise(value -> value.isNumber()
                                ? LongNode.valueOf(value.bigIntegerValue().longValue())
                                : value)),
                texts(
                        "a time without an offset is one of the server's",
                        "dateTimesOfEveryFormAreInstants",
                        text -> text.matches("[0-9-]+T[0-9:]+") ? text + "-05:00" : text),
                texts(
                        "24:00 is no time",
                        "dateTimesOfEveryFormAreInstants",
                        text -> text.contains("T24:") ? "never" : text),
                texts(
                        "years have four digits",
                        "dateTimesOfEveryFormAreInstants",
                        text -> text.matches("\\d{5}-.*") ? text.substring(1) : text));
    }

    private static List<Flaw> meta() {
        return List.of(
                rewriting(
                        "meta.version is not known",
                        "aVersionIsFoundExactly",
                        filter -> filter.toString().startsWith("meta.version")
                                ? Filter.not(where("userName").pr())
                                : filter),
                folded("parts of ids are compared without case", "partsOfAnIdAreFoundExactly", "id"),
                folded(
                        "the resource type is compared without case",
                        "theResourceTypeComparesAsItsAttributeSays",
                        "meta.resourceType"));
    }

    private static Filter noneIsEqual(Filter filter) {
        if (!filter.isComplexValueFilter() || filter.getValueFilter().getFilterType() != FilterType.NOT_EQUAL) {
            return filter;
        }
        Filter ne = filter.getValueFilter();
        Filter eq = Filter.eq(ne.getAttributePath(), ne.getComparisonValue());
        return Filter.not(Filter.hasComplexValue(filter.getAttributePath(), eq));
    }

    private static boolean isEmpty(Filter filter) {
        ValueNode literal = filter.getComparisonValue();
        return literal != null && literal.isTextual() && literal.textValue().isEmpty();
    }

    private static Flaw rewriting(String name, String caughtBy, UnaryOperator<Filter> change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(new UserQuery(
                        query.filter().map(new FilterRewrite(change)::apply),
                        query.sort(),
                        query.paging(),
                        query.types()));
            }
        });
    }

    private static Flaw folded(String name, String caughtBy, String attribute) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(new UserQuery(query.filter(), query.sort(), query.paging(), path -> {
                    AttributeType type = query.types().typeOf(path);
                    return path.toString().equals(attribute)
                            ? new AttributeType(type.type(), false, type.multiValued())
                            : type;
                }));
            }
        });
    }

    private static Flaw texts(String name, String caughtBy, UnaryOperator<String> seen) {
        return ofStore(name, caughtBy, () -> new SeenOtherwise(text(seen)));
    }

    private static UnaryOperator<ValueNode> text(UnaryOperator<String> seen) {
        return value -> value.isTextual() ? TextNode.valueOf(seen.apply(value.textValue())) : value;
    }

    /** Store that looks for presence in the first e-mail address. */
    private static final class FirstElementOnly extends PlainStore {

        private boolean isPresence;

        @Override
        public UserPage search(UserQuery query) {
            isPresence = query.filter()
                    .filter(filter -> filter.toString().contains(" pr"))
                    .isPresent();
            return super.search(query);
        }

        @Override
        public Stream<Listed> listed() {
            return isPresence
                    ? super.listed().map(listed -> new Listed(listed.number(), cut(listed.user())))
                    : super.listed();
        }

        private static StoredUser cut(StoredUser user) {
            var tree = user.attributes().toResource().getObjectNode();
            JsonNode emails = tree.path("emails");
            ArrayNode first = JsonNodeFactory.instance.arrayNode();
            emails.forEach(element -> {
                if (first.isEmpty()) {
                    first.add(element);
                }
            });
            tree.set("emails", first);
            return new StoredUser(
                    user.id(), user.version(), user.created(), user.lastModified(), UserDocument.of(tree));
        }
    }
}
