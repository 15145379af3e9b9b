package io.scimserver.mongo.internal.user;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.user.UserOrder.Section;
import io.scimserver.store.Paging;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.PageEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Search in one tenant: filtered, sorted and cut by the database. */
final class Search {

    /** Largest batch, so that a page of ordinary size is one response. */
    private static final int MAX_BATCH = 1000;

    private final ResourceKind kind;
    private final MongoCollection<BsonDocument> users;
    private final PageEnds pageEnds;
    private final Paging paging;
    private final FilterPlan filter;
    private final UserOrder order;

    /** @throws io.scimserver.store.StoreException.UnsupportedQuery if MongoDB cannot evaluate it exactly */
    Search(ResourceKind kind, String tenant, UserQuery query, MongoCollection<BsonDocument> users, PageEnds pageEnds) {
        this.kind = kind;
        this.users = users;
        this.pageEnds = pageEnds;
        this.paging = query.paging();
        this.filter = query.filter()
                .map(given -> new FilterConditions(kind, query.types())
                        .translate(given)
                        .within(tenant))
                .orElseGet(() -> FilterPlan.ofEverybody(tenant));
        this.order = UserOrder.of(kind, query.sort(), query.types());
    }

    UserPage run() {
        return Failures.read(() -> {
            if (paging.count() == 0) {
                return new UserPage(List.of(), total(), Optional.empty());
            }
            return paging instanceof Paging.Offset offset ? byPosition(offset) : byCursor((Paging.Cursor) paging);
        });
    }

    private UserPage byPosition(Paging.Offset offset) {
        int first = offset.startIndex();
        List<BsonDocument> search = List.of(filter.query(), order.identity());
        Optional<String> before = first == 1 ? Optional.empty() : pageEnds.before(search, first);
        List<BsonDocument> page = before.map(position -> behind(Position.parse(position), offset.count()))
                .orElseGet(() -> from(first - 1, offset.count()));
        boolean isFull = page.size() == offset.count();
        if (isFull && first + (long) offset.count() <= Integer.MAX_VALUE) {
            pageEnds.note(
                    search,
                    first + offset.count(),
                    position(page.get(page.size() - 1)).format());
        }
        // A first page that is not full holds all matches: no need to count them.
        return page(page, first == 1 && !isFull ? page.size() : total(), Optional.empty());
    }

    /** Returns a page of a walk. Its first page counts the matches; the positions carry their number on. */
    private UserPage byCursor(Paging.Cursor cursor) {
        // One more than asked for tells whether there is a next page.
        int wanted = (int) Math.min(cursor.count() + 1L, Integer.MAX_VALUE);
        Optional<Position> start = cursor.position().map(Position::parse);
        List<BsonDocument> found =
                start.map(position -> behind(position, wanted)).orElseGet(() -> from(0, wanted));
        boolean isLast = found.size() <= cursor.count();
        int total = start.isEmpty() && isLast
                ? found.size()
                : start.map(Position::total).orElse(OptionalInt.empty()).orElseGet(this::total);
        if (isLast) {
            return page(found, total, Optional.empty());
        }
        List<BsonDocument> page = found.subList(0, cursor.count());
        Position end = position(page.get(page.size() - 1)).withTotal(total);
        return page(page, total, Optional.of(end.format()));
    }

    private static UserPage page(List<BsonDocument> documents, int total, Optional<String> next) {
        return new UserPage(documents.stream().map(UserFormat::read).toList(), total, next);
    }

    /** Returns the matches after the first {@code skipped} ones. */
    private List<BsonDocument> from(int skipped, int count) {
        List<BsonDocument> found = new ArrayList<>();
        int toSkip = skipped;
        for (Section section : order.sections()) {
            int passed = toSkip == 0 || isLast(section) ? toSkip : Math.min(toSkip, count(section));
            toSkip -= passed;
            if (toSkip == 0 && found.size() < count) {
                find(section, section.condition(), count - found.size())
                        .skip(passed)
                        .into(found);
            }
        }
        return found;
    }

    private boolean isLast(Section section) {
        return section.equals(order.sections().get(order.sections().size() - 1));
    }

    /** Returns the matches behind a position. */
    private List<BsonDocument> behind(Position position, int count) {
        List<BsonDocument> found = new ArrayList<>();
        int first = order.sectionOf(position);
        for (int i = first; i < order.sections().size() && found.size() < count; i++) {
            Section section = order.sections().get(i);
            BsonDocument start = i == first ? section.behind(position) : new BsonDocument();
            find(section, start, count - found.size()).into(found);
        }
        return found;
    }

    private FindIterable<BsonDocument> find(Section section, BsonDocument start, int limit) {
        List<String> fields = new ArrayList<>(UserFormat.READ);
        section.key().ifPresent(fields::add);
        FindIterable<BsonDocument> matches = users.find(with(section.condition(), start))
                .hintString(filter.indexOf(section)
                        .map(index -> index.indexName(kind))
                        .orElse(null))
                .sort(section.sort());
        // Many matches may not fit into the memory that the database sorts in.
        return (filter.isSorted(section) ? matches.allowDiskUse(true) : matches)
                .limit(limit)
                .batchSize(Math.min(limit, MAX_BATCH))
                .projection(Projections.include(fields));
    }

    private int total() {
        return count(filter.query());
    }

    private int count(Section section) {
        return count(with(section.condition()));
    }

    private int count(BsonDocument query) {
        String index = filter.indexOfCount().map(each -> each.indexName(kind)).orElse(null);
        return Math.toIntExact(users.countDocuments(query, new CountOptions().hintString(index)));
    }

    private BsonDocument with(BsonDocument... conditions) {
        BsonDocument query = filter.query().clone();
        for (BsonDocument condition : conditions) {
            if (!condition.isEmpty()) {
                query.computeIfAbsent("$and", missing -> new BsonArray())
                        .asArray()
                        .add(condition);
            }
        }
        return query;
    }

    private Position position(BsonDocument user) {
        long sequence = user.getInt64(UserFormat.SEQUENCE).getValue();
        Optional<BsonValue> key = order.key().flatMap(path -> valueAt(user, path));
        return new Position(key, sequence, OptionalInt.empty());
    }

    private static Optional<BsonValue> valueAt(BsonDocument document, String path) {
        BsonValue value = document;
        for (String key : path.split("\\.", -1)) {
            BsonDocument parent = value.isDocument() ? value.asDocument() : new BsonDocument();
            if (!parent.containsKey(key)) {
                return Optional.empty();
            }
            value = parent.get(key);
        }
        return Optional.of(value);
    }
}
