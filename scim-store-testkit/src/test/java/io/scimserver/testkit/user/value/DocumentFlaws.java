package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Mistakes in how documents are kept. */
public final class DocumentFlaws {

    private static final Set<String> COLUMNS = Set.of("schemas", "userName", "displayName", "title", "name", "emails");

    private DocumentFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                members("keys with dots are dropped", "namesStayWhatTheyWere", (key, value) -> !key.contains(".")),
                members(
                        "keys with a dollar sign are dropped",
                        "namesStayWhatTheyWere",
                        (key, value) -> !key.startsWith("$")),
                members("the empty key is dropped", "namesStayWhatTheyWere", (key, value) -> !key.isEmpty()),
                members("nulls are dropped", "valuesStayWhatTheyWere", (key, value) -> !value.isNull()),
                members(
                        "empty texts are dropped",
                        "valuesStayWhatTheyWere",
                        (key, value) -> !value.asText("x").isEmpty()),
                members(
                        "empty lists are dropped",
                        "valuesStayWhatTheyWere",
                        (key, value) -> !value.isArray() || !value.isEmpty()),
                members("unknown members are dropped", "unknownMembersAreKept", (key, value) -> COLUMNS.contains(key)),
                keys(
                        "dots in keys are replaced",
                        "namesThatDifferOnlyInHowTheyAreEscapedStayApart",
                        key -> key.replace('.', '\uff0e')),
                keys(
                        "keys are lower-cased",
                        "namesThatDifferOnlyInCaseStayApart",
                        key -> key.equals("userName") ? key : key.toLowerCase(Locale.ROOT)),
                texts(
                        "texts end at NUL",
                        "valuesStayWhatTheyWere",
                        text -> text.indexOf('\0') < 0 ? text : text.substring(0, text.indexOf('\0'))),
                texts("backslashes are taken for escapes", "valuesStayWhatTheyWere", text -> text.replace("\\", "")),
                texts("quotes are doubled", "valuesStayWhatTheyWere", text -> text.replace("'", "''")),
                texts("per cent signs are decoded", "valuesStayWhatTheyWere", text -> text.replace("%20", " ")),
                texts("texts are escaped as HTML", "valuesStayWhatTheyWere", text -> text.replace("<", "&lt;")),
                texts(
                        "what looks like a UUID is kept as one",
                        "valuesStayWhatTheyWere",
                        text -> text.matches("[0-9A-Fa-f-]{36}") ? text.toLowerCase(Locale.ROOT) : text),
                texts("texts are trimmed", "valuesStayWhatTheyWere", String::strip),
                texts(
                        "texts are composed",
                        "valuesStayWhatTheyWere",
                        text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                texts(
                        "texts are cut at 255 characters",
                        "longTextsStayWhole",
                        text -> text.substring(0, Math.min(255, text.length()))),
                texts(
                        "texts are cut at 64 KiB",
                        "aTextOfOneMegabyteStaysWhole",
                        text -> text.substring(0, Math.min(65_536, text.length()))),
                texts(
                        "userName is stored folded",
                        "aUserMayChangeTheCaseOfItsOwnName",
                        text -> text.equals("ADA") ? "ada" : text),
                values(
                        "numbers become doubles",
                        "valuesStayWhatTheyWere",
                        value -> value.isNumber() ? JsonNodeFactory.instance.numberNode(value.asDouble()) : value),
                values(
                        "lists of one become their value",
                        "valuesStayWhatTheyWere",
                        value -> value.isArray() && value.size() == 1 ? value.get(0) : value),
                ofStore("replace merges", "replaceLeavesNothingOfTheOldDocument", () -> new PlainStore() {
                    @Override
                    public StoredUser changed(StoredUser old, UserDocument user) {
                        ObjectNode merged = old.attributes().toResource().getObjectNode();
                        merged.setAll(user.toResource().getObjectNode());
                        return super.changed(old, UserDocument.of(merged));
                    }
                }),
                ofStore(
                        "replace changes the old document in place",
                        "anEarlierAnswerDoesNotChangeWithTheUser",
                        () -> new PlainStore() {
                            @Override
                            public StoredUser changed(StoredUser old, UserDocument user) {
                                ObjectNode shared =
                                        (ObjectNode) old.attributes().tree();
                                shared.removeAll();
                                shared.setAll(user.toResource().getObjectNode());
                                return super.changed(old, old.attributes());
                            }
                        }),
                ofStore(
                        "the caller's document gets the store's fields",
                        "theDocumentThatWasGivenIsNotTouched",
                        () -> new PlainStore() {
                            @Override
                            public UserDocument kept(UserDocument user) {
                                ((ObjectNode) user.tree()).put("_key", key(userName(user)));
                                return user;
                            }
                        }));
    }

    private static Flaw members(String name, String caughtBy, BiFunction<String, JsonNode, Boolean> kept) {
        return rewriting(name, caughtBy, new JsonRewrite(kept, key -> key, value -> value));
    }

    private static Flaw keys(String name, String caughtBy, UnaryOperator<String> key) {
        return rewriting(name, caughtBy, new JsonRewrite((any, value) -> true, key, value -> value));
    }

    private static Flaw values(String name, String caughtBy, UnaryOperator<JsonNode> value) {
        return rewriting(name, caughtBy, new JsonRewrite((any, node) -> true, key -> key, value));
    }

    private static Flaw texts(String name, String caughtBy, UnaryOperator<String> text) {
        return values(
                name,
                caughtBy,
                value -> value.isTextual() ? JsonNodeFactory.instance.textNode(text.apply(value.textValue())) : value);
    }

    private static Flaw rewriting(String name, String caughtBy, JsonRewrite rewrite) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserDocument kept(UserDocument user) {
                return UserDocument.of((ObjectNode) rewrite.apply(user.tree()));
            }
        });
    }

    /** Copy of a tree with some members left out, keys changed, or values changed. */
    private record JsonRewrite(
            BiFunction<String, JsonNode, Boolean> kept, UnaryOperator<String> key, UnaryOperator<JsonNode> value) {

        JsonNode apply(JsonNode node) {
            if (node.isObject()) {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                node.properties().stream()
                        .filter(member -> kept.apply(member.getKey(), member.getValue()))
                        .forEach(member -> copy.set(key.apply(member.getKey()), apply(member.getValue())));
                return copy;
            }
            if (node.isArray()) {
                var copy = JsonNodeFactory.instance.arrayNode();
                node.forEach(element -> copy.add(apply(element)));
                return value.apply(copy);
            }
            return value.apply(node);
        }
    }
}
