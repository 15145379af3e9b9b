package io.scimserver.console.attention;

import io.scimserver.activity.attention.AttentionItem;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.activity.attention.AttentionList;
import io.scimserver.console.page.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers of open items of a company.
 *
 * @param urgent the number of people who should have been deactivated, and are not
 * @param people the number of items about people, the urgent ones too
 * @param attributes the number of attributes that are not kept
 */
public record AttentionCount(int urgent, int people, int attributes) {

    /** Count of a company that needs nothing. */
    public static final AttentionCount NONE = new AttentionCount(0, 0, 0);

    public static AttentionCount of(AttentionList list) {
        List<AttentionItem> open = list.open();
        int attributes = number(open, AttentionKind.NOT_KEPT);
        return new AttentionCount(number(open, AttentionKind.DEACTIVATION), open.size() - attributes, attributes);
    }

    private static int number(List<AttentionItem> items, AttentionKind kind) {
        return (int) items.stream().filter(item -> item.kind() == kind).count();
    }

    public boolean isNothing() {
        return people == 0 && attributes == 0;
    }

    /** Returns a text such as "10 people need attention". */
    public String text() {
        String what = Stream.of(
                        people == 0 ? "" : Texts.count(people, "person", "people"),
                        attributes == 0 ? "" : Texts.count(attributes, "attribute"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        return what + (people + attributes == 1 ? " needs attention" : " need attention");
    }

    public String tone() {
        return urgent > 0 ? "bad" : "warn";
    }
}
