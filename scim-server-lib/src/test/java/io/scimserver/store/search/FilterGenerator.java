package io.scimserver.store.search;

import static io.scimserver.store.search.Filters.CUSTOM;
import static io.scimserver.store.search.Filters.ENTERPRISE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Random users, and random filters that have a fair chance to match some of them. */
final class FilterGenerator {

    private static final List<String> WORDS =
            List.of("a", "b", "A", "aB", "ab", "ba", "B_a", "\u00e9a", "\u00c9", "x y", "10", "9");
    private static final List<String> TIMES = List.of(
            "2011-05-13T04:42:34Z", "2011-05-13T06:42:34+02:00", "2011-05-13T04:42:35Z", "2010-01-01T00:00:00.500Z");
    private static final List<String> NUMBERS = List.of("-1", "0", "9", "10", "2.5", "2.50");
    private static final List<String> TEXT_ATTRIBUTES = List.of(
            "userName",
            "externalId",
            "title",
            "id",
            "name.givenName",
            "emails.value",
            "emails.type",
            "roles.value",
            "groups.value",
            ENTERPRISE + ":department",
            ENTERPRISE + ":manager.value",
            CUSTOM + ":badge",
            CUSTOM + ":skills");
    private static final List<String> TIME_ATTRIBUTES =
            List.of("meta.created", "meta.lastModified", CUSTOM + ":startDate");
    private static final List<String> PRESENT_ATTRIBUTES =
            List.of("title", "name", "emails", "emails.display", "active", ENTERPRISE + ":manager", CUSTOM + ":skills");

    private final Random random;
    private int users;

    FilterGenerator(long seed) {
        this.random = new Random(seed);
    }

    String filter(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> filter(depth - 1) + " and " + filter(depth - 1);
            case 2 -> filter(depth - 1) + " or " + filter(depth - 1);
            case 3 -> "not (" + filter(depth - 1) + ")";
            case 4 -> "(" + filter(depth - 1) + ")";
            case 5 -> "emails[" + valueFilter(2) + "]";
            default -> comparison();
        };
    }

    StoredUser user() {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        users++;
        maybe(() -> user.put("userName", word()));
        maybe(() -> user.put("externalId", word()));
        maybe(() -> user.put("title", word()));
        maybe(() -> user.put("active", random.nextBoolean()));
        maybe(() -> user.putObject("name").put("givenName", word()));
        maybe(() -> emails(user.putArray("emails")));
        maybe(() -> user.putArray("roles").addObject().put("value", word()));
        maybe(() -> user.putArray("groups").addObject().put("value", word()));
        maybe(() -> {
            ObjectNode enterprise = user.putObject(ENTERPRISE).put("department", word());
            maybe(() -> enterprise.putObject("manager").put("value", word()));
        });
        maybe(() -> {
            ObjectNode custom = user.putObject(CUSTOM).put("badge", word()).put("startDate", one(TIMES));
            maybe(() -> custom.putArray("skills").add(word()).add(word()));
            maybe(() -> custom.put("level", random.nextInt(12)));
            maybe(() -> custom.put("ratio", random.nextInt(6) / 2.0));
            maybe(() -> custom.put("remote", random.nextBoolean()));
        });
        Instant created = Instant.parse(TIMES.get(random.nextBoolean() ? 0 : 2));
        return new StoredUser(
                word(), "v" + users, created, created.plusSeconds(random.nextInt(2)), UserDocument.of(user));
    }

    private void emails(ArrayNode emails) {
        int count = random.nextInt(3) + 1;
        for (int i = 0; i < count; i++) {
            ObjectNode email = emails.addObject().put("value", word());
            maybe(() -> email.put("type", one(List.of("work", "home"))));
            maybe(() -> email.put("primary", random.nextBoolean()));
            maybe(() -> email.put("display", word()));
        }
    }

    private String comparison() {
        return switch (random.nextInt(6)) {
            case 0 -> one(PRESENT_ATTRIBUTES) + " pr";
            case 1 ->
                one(TIME_ATTRIBUTES) + " " + one(List.of("eq", "ne", "gt", "ge", "lt", "le")) + " \"" + one(TIMES)
                        + "\"";
            case 2 -> CUSTOM + ":ratio " + one(List.of("eq", "ne", "gt", "ge", "lt", "le")) + " " + one(NUMBERS);
            case 3 ->
                one(List.of("active", CUSTOM + ":remote", "emails.primary"))
                        + " "
                        + one(List.of("eq", "ne"))
                        + " "
                        + random.nextBoolean();
            default -> one(TEXT_ATTRIBUTES) + textOperatorAndValue();
        };
    }

    private String valueFilter(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> valueFilter(depth - 1) + " and " + valueFilter(depth - 1);
            case 2 -> valueFilter(depth - 1) + " or " + valueFilter(depth - 1);
            case 3 -> "not (" + valueFilter(depth - 1) + ")";
            case 4 -> "primary " + one(List.of("eq", "ne")) + " " + random.nextBoolean();
            case 5 -> one(List.of("display", "type", "primary")) + " pr";
            default -> one(List.of("value", "type", "display")) + textOperatorAndValue();
        };
    }

    private String textOperatorAndValue() {
        return " " + one(List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le")) + " \"" + word() + "\"";
    }

    private String word() {
        return one(WORDS);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void maybe(Runnable action) {
        if (random.nextInt(3) > 0) {
            action.run();
        }
    }
}
