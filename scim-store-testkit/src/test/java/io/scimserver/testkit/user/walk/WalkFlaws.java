package io.scimserver.testkit.user.walk;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.flaw.SeenOtherwise;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in pages: what they hold, where they go on, and in which order. */
public final class WalkFlaws {

    private WalkFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(walks(), pages(), collations()).flatMap(List::stream).toList();
    }

    private static List<Flaw> walks() {
        return List.of(
                ofStore(
                        "the limit comes before the filter in a walk",
                        "thePagesOfAFilteredWalkAreFull",
                        LimitsFirst::new),
                next(
                        "a full page has a next one",
                        "aWalkEndsWithItsLastFullPage",
                        (query, page) -> page.users().size() == query.paging().count()
                                ? page.nextPosition().or(() -> Optional.of(String.valueOf(1_000)))
                                : page.nextPosition()),
                ofStore(
                        "a count of 0 at a position is one",
                        "aCountOfZeroAtAPositionGivesTheTotalAlone",
                        () -> new PlainStore() {
                            @Override
                            public UserPage search(UserQuery query) {
                                boolean isZero = query.paging().count() == 0
                                        && query.paging().position().isPresent();
                                return isZero
                                        ? super.search(paged(
                                                query,
                                                new Paging.Cursor(query.paging().position(), 1)))
                                        : super.search(query);
                            }
                        }),
                ofStore(
                        "a position is the last user's key of now",
                        "aWalkGoesOnThoughTheLastUserOfThePageHasMovedWhereSortingIsDeclared",
                        RereadsKeys::new),
                next(
                        "keys in positions are cut",
                        "aPositionHoldsAnyKeyWhereSortingIsDeclared",
                        (query, page) ->
                                page.nextPosition().map(text -> text.substring(0, Math.min(255, text.length())))),
                next(
                        "a colon ends the key of a position",
                        "aPositionHoldsAnyKeyWhereSortingIsDeclared",
                        (query, page) -> page.nextPosition().map(text -> text.split(":", 2)[0])),
                next(
                        "keys in positions are trimmed",
                        "aPositionHoldsAnyKeyWhereSortingIsDeclared",
                        (query, page) -> page.nextPosition()
                                .map(text -> text.endsWith("\n") ? text.strip() : text.replace('\n', ' '))),
                next(
                        "positions hold numbers as doubles",
                        "aPositionHoldsKeysOfEveryTypeWhereSortingIsDeclared",
                        (query, page) -> page.nextPosition().map(WalkFlaws::withDouble)));
    }

    private static List<Flaw> pages() {
        return List.of(
                limited("a page ends after 1,000 users", 1_000),
                limited("a page ends after 500 users", 500),
                ofStore("totals end at 1,000", "moreThanAThousandUsersAreOnAPageAndInTheTotal", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        return new UserPage(page.users(), Math.min(1_000, page.totalResults()), page.nextPosition());
                    }
                }),
                ofStore("a page ends after 1 MB", "aPageMayHoldSeveralMegabytes", () -> new PlainStore() {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        int[] bytes = {0};
                        List<StoredUser> first = page.users().stream()
                                .takeWhile(user -> {
                                    bytes[0] += user.attributes().json().length;
                                    return bytes[0] <= 1_000_000;
                                })
                                .toList();
                        return new UserPage(first, page.totalResults(), page.nextPosition());
                    }
                }),
                ofStore("searches give the first version", "everySearchGivesTheUserAsItIsNow", FirstVersions::new),
                ofStore(
                        "the total is counted after the page is read",
                        "aPageThatHoldsAllHasTheirTotalWhileUsersAreAdded",
                        CountsLater::new));
    }

    private static List<Flaw> collations() {
        return List.of(
                sorted(
                        "blanks and signs do not sort",
                        "blanksAndSignsSortLikeLetters",
                        text(title -> title.replaceAll("[ .-]", ""))),
                sorted(
                        "accents do not sort",
                        "accentsSortBehindAllLetters",
                        text(title ->
                                Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", ""))),
                sorted(
                        "digits sort as numbers",
                        "digitsInATextAreCharacters",
                        text(title -> title.matches("\\d+") ? "%09d".formatted(Integer.parseInt(title)) : title)),
                sorted("texts sort by UTF-16", "charactersOutsideTheBasicPlaneSortLast", text(WalkFlaws::units)),
                sorted(
                        "numbers sort as doubles",
                        "numbersSortToTheLastDigit",
                        value -> value.isNumber() ? DoubleNode.valueOf(value.doubleValue()) : value),
                sorted(
                        "an empty text sorts as if it was missing",
                        "anEmptyTextIsAValueAndOneOfAnotherTypeIsNone",
                        value -> value.isTextual() && value.textValue().isEmpty() ? NullNode.getInstance() : value),
                sorted(
                        "numbers sort among texts",
                        "anEmptyTextIsAValueAndOneOfAnotherTypeIsNone",
                        value -> value.isInt() ? TextNode.valueOf(value.asText()) : value));
    }

    /** Changes the positions of pages. */
    private interface Next {

        Optional<String> of(UserQuery query, UserPage page);
    }

    private static Flaw next(String name, String caughtBy, Next next) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                UserPage page = super.search(query);
                return query.paging() instanceof Paging.Cursor
                        ? new UserPage(page.users(), page.totalResults(), next.of(query, page))
                        : page;
            }
        });
    }

    private static Flaw limited(String name, int limit) {
        return ofStore(name, "moreThanAThousandUsersAreOnAPageAndInTheTotal", () -> new PlainStore() {
            @Override
            public UserPage search(UserQuery query) {
                UserPage page = super.search(query);
                return new UserPage(
                        page.users().stream().limit(limit).toList(), page.totalResults(), page.nextPosition());
            }
        });
    }

    private static Flaw sorted(String name, String caughtBy, UnaryOperator<ValueNode> seen) {
        return ofStore(name, caughtBy, () -> new SeenOtherwise(seen));
    }

    private static UnaryOperator<ValueNode> text(UnaryOperator<String> seen) {
        return value -> value.isTextual() ? TextNode.valueOf(seen.apply(value.textValue())) : value;
    }

    private static String units(String text) {
        return text.chars().mapToObj("%04x"::formatted).collect(Collectors.joining());
    }

    private static String withDouble(String position) {
        String[] parts = position.split(" ", 2);
        boolean isNumber = parts.length == 2 && parts[1].matches("-?[0-9.]+(E[+-]?[0-9]+)?");
        return isNumber ? parts[0] + " " + Double.parseDouble(parts[1]) : position;
    }

    static UserQuery paged(UserQuery query, Paging paging) {
        return new UserQuery(query.filter(), query.sort(), paging, query.types());
    }

    /** Store that reads as many users as a page of a walk may hold, and then looks which of them match. */
    private static final class LimitsFirst extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            if (!(query.paging() instanceof Paging.Cursor) || query.filter().isEmpty()) {
                return super.search(query);
            }
            UserQuery everybody = new UserQuery(Optional.empty(), query.sort(), query.paging(), query.types());
            UserPage read = super.search(everybody);
            int total = super.search(query).totalResults();
            Stream<Listed> listed = read.users().stream().map(user -> new Listed(1, user));
            UserQuery matching = paged(query, new Paging.Offset(1, read.users().size()));
            return new UserPage(ScanningSearch.search(listed, matching).users(), total, read.nextPosition());
        }
    }

    /** Store whose positions name the last user, where it is now. */
    private static final class RereadsKeys extends PlainStore {

        private final Map<String, String> lastUsers = new HashMap<>();

        @Override
        public UserPage search(UserQuery query) {
            Optional<String> now = query.paging().position().flatMap(position -> positionOf(query, position));
            UserPage page = now.isEmpty()
                    ? super.search(query)
                    : super.search(
                            paged(query, new Paging.Cursor(now, query.paging().count())));
            page.nextPosition()
                    .ifPresent(position -> lastUsers.put(
                            position, page.users().get(page.users().size() - 1).id()));
            return page;
        }

        private Optional<String> positionOf(UserQuery query, String position) {
            String last = lastUsers.getOrDefault(position, "");
            List<StoredUser> all =
                    super.search(paged(query, new Paging.Offset(1, 1_000))).users();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).id().equals(last)) {
                    return super.search(paged(query, new Paging.Cursor(Optional.empty(), i + 1)))
                            .nextPosition();
                }
            }
            return Optional.empty();
        }
    }

    /** Store whose searches give each user at its first version. */
    private static final class FirstVersions extends PlainStore {

        private final Map<String, String> first = new HashMap<>();

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            StoredUser created = super.create(suggestedId, user);
            first.put(created.id(), created.version());
            return created;
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            return new UserPage(
                    page.users().stream().map(this::atFirst).toList(), page.totalResults(), page.nextPosition());
        }

        private StoredUser atFirst(StoredUser user) {
            return new StoredUser(
                    user.id(),
                    first.getOrDefault(user.id(), user.version()),
                    user.created(),
                    user.lastModified(),
                    user.attributes());
        }
    }

    /** Store that counts after it has read a page, when a user has come meanwhile. */
    private static final class CountsLater extends PlainStore {

        private final Crossing read = new Crossing(1);
        private final Crossing written = new Crossing(1);

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            read.await();
            StoredUser created = super.create(suggestedId, user);
            written.pass();
            return created;
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            read.pass();
            written.await();
            UserPage later = super.search(paged(query, new Paging.Offset(1, 0)));
            return new UserPage(page.users(), later.totalResults(), page.nextPosition());
        }
    }
}
