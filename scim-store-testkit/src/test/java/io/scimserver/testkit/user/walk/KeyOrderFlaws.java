package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.flaw.SeenOtherwise;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Mistakes in what users are sorted by. */
public final class KeyOrderFlaws {

    private KeyOrderFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                seen(
                        "sort keys end at NUL",
                        "nulSortsInFrontOfAllCharacters",
                        text -> text.replaceFirst("\0(?s).*", "")),
                seen("NUL is dropped from sort keys", "nulSortsInFrontOfAllCharacters", text -> text.replace("\0", "")),
                seen(
                        "times sort to the millisecond",
                        "timesSortToTheLastDigit",
                        text -> text.replaceFirst("(T.*\\.\\d{3})\\d+", "$1")),
                sortable("extensions are not sorted by", sort -> sort.path().getSchemaUrn() == null),
                sortable(
                        "externalId is not sorted by",
                        sort -> !sort.path().toString().equals("externalId")),
                sortable(
                        "parts of a name are not sorted by",
                        sort -> !sort.path().toString().startsWith("name.")),
                ofStore(
                        "positions behind 1,000 are 1,000",
                        "moreThanAThousandUsersAreOnAPageAndInTheTotal",
                        () -> new PlainStore() {
                            @Override
                            public UserPage search(UserQuery query) {
                                return super.search(
                                        query.paging() instanceof Paging.Offset offset && offset.startIndex() > 1_000
                                                ? WalkFlaws.paged(query, new Paging.Offset(1_001, offset.count()))
                                                : query);
                            }
                        }));
    }

    private static Flaw seen(String name, String caughtBy, UnaryOperator<String> change) {
        UnaryOperator<ValueNode> values =
                value -> value.isTextual() ? TextNode.valueOf(change.apply(value.textValue())) : value;
        return ofStore(name, caughtBy, () -> new SeenOtherwise(values));
    }

    private static Flaw sortable(String name, Predicate<Sort> isSortable) {
        return ofStore(name, "everyKindOfAttributeCanBeSortedBy", () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                return super.search(
                        new UserQuery(query.filter(), query.sort().filter(isSortable), query.paging(), query.types()));
            }
        });
    }
}
