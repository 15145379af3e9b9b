package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.support.Filters.where;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.FilterRewrite;
import io.scimserver.testkit.support.KitSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Mistakes in how filters are translated. */
public final class FilterFlaws {

    private FilterFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                rewriting(
                        "value paths are ignored",
                        "aValuePathIsMetByOneElement",
                        filter -> filter.isComplexValueFilter()
                                ? where("userName").pr()
                                : filter),
                rewriting(
                        "a value path is met by several elements",
                        "aValuePathIsMetByOneElement",
                        FilterFlaws::independentConditions),
                rewriting(
                        "co is eq",
                        "caseInsensitiveStringsCompareFolded",
                        filter -> filter.getFilterType() == FilterType.CONTAINS
                                ? Filter.eq(filter.getAttributePath(), filter.getComparisonValue())
                                : filter),
                rewriting(
                        "ge is gt",
                        "numbersCompareByValue",
                        filter -> filter.getFilterType() == FilterType.GREATER_OR_EQUAL
                                ? Filter.gt(filter.getAttributePath(), filter.getComparisonValue())
                                : filter),
                rewriting(
                        "ne wants the attribute to be there",
                        "notAndNeFindUsersWithoutTheAttribute",
                        filter -> filter.getFilterType() == FilterType.NOT_EQUAL
                                ? Filter.and(filter, Filter.pr(filter.getAttributePath()))
                                : filter),
                rewriting("dots in names are paths", "attributeNamesMayHoldAnything", FilterFlaws::splitAtDots),
                rewriting("extension URNs are dropped", "extensionsAreFoundByTheirUrn", FilterFlaws::withoutUrn),
                rewriting(
                        "lastModified is compared with created",
                        "lastModifiedComparesAsAnInstantInAnyZone",
                        filter -> filter.toString().startsWith("meta.lastModified")
                                ? FilterRewrite.onPath(
                                        filter, where("meta", "created").path())
                                : filter),
                rewriting(
                        "every user is present",
                        "presentMeansNotEmpty",
                        filter -> filter.getFilterType() == FilterType.PRESENT
                                ? where("userName").pr()
                                : filter),
                typing(
                        "dates are compared as texts",
                        "dateTimesCompareAsInstants",
                        type -> type.type() == Type.DATETIME ? new AttributeType(Type.STRING, true, false) : type),
                typing(
                        "texts are compared as dates",
                        "textsThatLookLikeDatesCompareAsText",
                        type -> type.type() == Type.STRING ? new AttributeType(Type.DATETIME, true, false) : type),
                typing(
                        "case never counts",
                        "exactStringsHeedCase",
                        type -> new AttributeType(type.type(), false, type.multiValued())),
                typing(
                        "case always counts",
                        "caseInsensitiveStringsCompareFolded",
                        type -> new AttributeType(type.type(), true, type.multiValued())),
                pattern("a literal is a regular expression", ".*%s.*"),
                pattern("a literal is a glob", ".*\\Q%s\\E.*", literal -> literal.replace("*", "\\E.*\\Q")),
                pattern("a question mark is any character", ".*\\Q%s\\E.*", literal -> literal.replace("?", "\\E.\\Q")),
                pattern("a literal is a pattern of LIKE", ".*\\Q%s\\E.*", literal -> literal.replace("_", "\\E.\\Q")),
                pattern("only the asterisk is escaped", ".*\\Q%s\\E.*"),
                rewriting(
                        "userName eq is a regular expression",
                        "namesThatFoldDifferentlyAreTwoNames",
                        filter -> filter.toString().equals("userName eq \"a.b\"")
                                ? where("userName").sw("a")
                                : filter),
                ofStore(
                        "not finds only who has the attribute",
                        "notAndNeFindUsersWithoutTheAttribute",
                        () -> new PlainStore() {
                            @Override
                            public UserPage search(UserQuery query) {
                                return super.search(
                                        filtered(query, query.filter().map(FilterFlaws::notOfThePresent)));
                            }
                        }));
    }

    private static Flaw rewriting(String name, String caughtBy, UnaryOperator<Filter> change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(filtered(query, query.filter().map(new FilterRewrite(change)::apply)));
            }
        });
    }

    private static Flaw typing(String name, String caughtBy, UnaryOperator<AttributeType> change) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(new UserQuery(
                        query.filter(),
                        query.sort(),
                        query.paging(),
                        path -> change.apply(query.types().typeOf(path))));
            }
        });
    }

    /** Returns a flaw: a pattern that the literal is pasted into evaluates displayName co. */
    private static Flaw pattern(String name, String pattern) {
        return pattern(name, pattern, literal -> literal);
    }

    private static Flaw pattern(String name, String pattern, UnaryOperator<String> escape) {
        return ofStore(name, "noCharacterOfALiteralIsSpecial", () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                Optional<Pattern> wanted = query.filter()
                        .filter(filter -> filter.getFilterType() == FilterType.CONTAINS)
                        .map(filter -> filter.getComparisonValue().asText())
                        .map(literal ->
                                Pattern.compile(pattern.formatted(escape.apply(literal)), Pattern.CASE_INSENSITIVE));
                List<StoredUser> found = wanted.stream()
                        .flatMap(regex -> listed().map(Listed::user)
                                .filter(user -> regex.matcher(displayName(user)).matches()))
                        .toList();
                return wanted.isPresent() ? new UserPage(found, found.size(), Optional.empty()) : super.search(query);
            }
        });
    }

    private static String displayName(StoredUser user) {
        return user.attributes().tree().path("displayName").asText();
    }

    private static UserQuery filtered(UserQuery query, Optional<Filter> filter) {
        return new UserQuery(filter, query.sort(), query.paging(), query.types());
    }

    /**
     * Rewrites {@code emails[type eq "work" and value co "x"]} as
     * {@code emails.type eq "work" and emails.value co "x"}.
     */
    private static Filter independentConditions(Filter filter) {
        if (!filter.isComplexValueFilter()) {
            return filter;
        }
        Path container = filter.getAttributePath();
        return new FilterRewrite(part -> FilterRewrite.onPath(part, container.attribute(part.getAttributePath())))
                .apply(filter.getValueFilter());
    }

    private static Filter splitAtDots(Filter filter) {
        if (filter.isComplexValueFilter()) {
            return filter;
        }
        Path old = filter.getAttributePath();
        Path path = old.getSchemaUrn() == null ? Path.root() : Path.root(old.getSchemaUrn());
        for (Path.Element element : old) {
            for (String name : element.getAttribute().split("\\.", -1)) {
                path = path.attribute(name);
            }
        }
        return FilterRewrite.onPath(filter, path);
    }

    private static Filter withoutUrn(Filter filter) {
        Path path = filter.getAttributePath();
        boolean isKitTitle =
                KitSchema.KIT.equals(path.getSchemaUrn()) && path.toString().endsWith("title");
        return isKitTitle ? FilterRewrite.onPath(filter, where("title").path()) : filter;
    }

    private static Filter notOfThePresent(Filter filter) {
        if (!filter.isNotFilter() || filter.getInvertedFilter().getAttributePath() == null) {
            return filter;
        }
        return Filter.and(filter, Filter.pr(filter.getInvertedFilter().getAttributePath()));
    }
}
