package io.scimserver.activity.attention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Items of one tenant that need an administrator; bounded by {@link AttentionKind#most()}. Immutable.
 *
 * @param items all items; dismissed ones too, if they are to stay dismissed
 * @param reviewedAt the time of the latest search for twins and missing managers; empty if there was none
 */
public record AttentionList(List<AttentionItem> items, Optional<Instant> reviewedAt) {

    /** List of a tenant that needs nothing. */
    static final AttentionList EMPTY = new AttentionList(List.of(), Optional.empty());

    /** Time after which an item that no success can end is over, if it does not happen again. */
    static final Duration OVER_AFTER = Duration.ofDays(7);

    private static final Comparator<AttentionItem> URGENCY = Comparator.comparing(AttentionItem::kind)
            .thenComparing(AttentionItem::latest, Comparator.reverseOrder())
            .thenComparing(AttentionItem::key);

    public AttentionList {
        items = List.copyOf(items);
    }

    /** Returns the items that are not dismissed: the most urgent first, of one kind the latest first. */
    public List<AttentionItem> open() {
        return items.stream()
                .filter(item -> !item.isDismissed())
                .sorted(URGENCY)
                .toList();
    }

    /** Returns the open item with this key. */
    public Optional<AttentionItem> find(String key) {
        return items.stream()
                .filter(item -> item.key().equals(key) && !item.isDismissed())
                .findFirst();
    }

    /** Returns true if further items of this kind find no room, until one of them ends. */
    public boolean isFull(AttentionKind kind) {
        return items.stream().filter(item -> item.kind() == kind).count() >= kind.most();
    }

    /** Returns the list after an attempt: without the items that it ends, with those that it makes. */
    AttentionList after(Attempt attempt) {
        AttentionList list = without(attempt::ends);
        for (AttentionItem made : attempt.items()) {
            list = list.with(made);
        }
        return list;
    }

    /** Returns the list with an item more; one that is there already has happened again. */
    AttentionList with(AttentionItem added) {
        Optional<AttentionItem> present = items.stream().filter(added::isSame).findFirst();
        if (present.isPresent()) {
            return replacing(present.get(), present.get().again(added));
        }
        return isFull(added.kind())
                ? this
                : new AttentionList(
                        Stream.concat(items.stream(), Stream.of(added)).toList(), reviewedAt);
    }

    /** Returns the list after a review: with these findings in place of the earlier ones, without what is over. */
    AttentionList reviewed(List<AttentionItem> findings, Instant now) {
        Map<String, AttentionItem> before = new HashMap<>();
        items.forEach(item -> before.put(item.key(), item));
        List<AttentionItem> next = new ArrayList<>(items);
        next.removeIf(item -> item.kind().isFoundByReview() || isOver(item, now));
        findings.stream()
                .map(found -> Optional.ofNullable(before.get(found.key()))
                        .map(found::foundBefore)
                        .orElse(found))
                .forEach(next::add);
        return new AttentionList(next, Optional.of(now));
    }

    boolean isReviewDue(Instant latest) {
        return reviewedAt.filter(latest::isBefore).isEmpty();
    }

    AttentionList reviewedAt(Instant time) {
        return new AttentionList(items, Optional.of(time));
    }

    AttentionList dismissing(AttentionItem item) {
        return item.kind().isRefusal() ? without(item::equals) : replacing(item, item.dismissed());
    }

    AttentionList without(Predicate<AttentionItem> ended) {
        return items.stream().noneMatch(ended)
                ? this
                : new AttentionList(items.stream().filter(ended.negate()).toList(), reviewedAt);
    }

    private static boolean isOver(AttentionItem item, Instant now) {
        return !item.kind().isRefusal() && item.latest().isBefore(now.minus(OVER_AFTER));
    }

    private AttentionList replacing(AttentionItem before, AttentionItem after) {
        return new AttentionList(
                items.stream()
                        .map(item -> item.key().equals(before.key()) ? after : item)
                        .toList(),
                reviewedAt);
    }
}
