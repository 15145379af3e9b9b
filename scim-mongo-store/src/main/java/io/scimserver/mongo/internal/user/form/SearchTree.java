package io.scimserver.mongo.internal.user.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.search.value.Folding;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Part of a stored user that filters and sorts read, made from the user's JSON without its schema. It has the user's
 * own shape; keys are {@linkplain Escaping escaped}, and each member is there in the forms in which it is compared:
 *
 * <pre>{@code
 * { "~": true,                                           // has a value, at any depth
 *   "userName~": "ada",                                  // a string, folded
 *   "externalId": "A1", "externalId~": "a1",             // one whose case may count, as it is and folded
 *   "born": "1815-12-10T00:00:00Z", "born~t": "1000...", // if it reads as a date and time: in order of time
 *   "emails": [ { "~": true, "value~": "ada@x.org" } ],
 *   "emails~p": { ... } }                                // of an array: what it is sorted by, the primary or first element
 * }</pre>
 */
public final class SearchTree {

    /** Mark of objects that hold a value. */
    public static final String ASSIGNED = "~";
    /** Suffix of a key: the string folded. */
    public static final String FOLDED = "~";
    /** Suffix of a key: the string as a point in time. */
    public static final String INSTANT = "~t";
    /** Suffix of a key: the primary element of an array, or the first. */
    public static final String PREFERRED = "~p";

    /** Maximum depth. Databases take a nesting of 100, of which the tree itself is the first. */
    private static final int MAX_DEPTH = 90;

    private final Set<String> terms = new LinkedHashSet<>();
    private final BsonDocument root;

    private SearchTree(JsonNode user) {
        this.root = object(user, new Place("", 0, true));
    }

    /** @throws UnsupportedValue if a value is one that MongoDB cannot hold */
    public static SearchTree of(JsonNode user) {
        return new SearchTree(user);
    }

    /** Returns the tree. */
    public BsonDocument root() {
        return root;
    }

    /** Returns one {@link Term} for each string, time and number. */
    public Set<String> terms() {
        return terms;
    }

    private BsonDocument object(JsonNode object, Place place) {
        BsonDocument tree = new BsonDocument();
        if (isAssigned(object)) {
            tree.put(ASSIGNED, BsonBoolean.TRUE);
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String key = Escaping.key(checked(member.getKey(), "the name of an attribute"));
            addMember(tree, key, member.getValue(), place.member(key));
        }
        return tree;
    }

    private void addMember(BsonDocument tree, String key, JsonNode value, Place place) {
        if (value.isArray()) {
            addArray(tree, key, value, place);
        } else if (value.isObject()) {
            tree.put(key, object(value, place));
        } else if (value.isTextual()) {
            addText(tree, key, checked(value.textValue(), place.path()), place.path());
        } else if (value.isNumber()) {
            BsonValue number = Numbers.of(value.decimalValue())
                    .orElseThrow(() -> new UnsupportedValue(place.path(), "has more digits than MongoDB keeps"));
            tree.put(key, number);
            Term.of(place.path(), Numbers.text(value.decimalValue())).ifPresent(terms::add);
        } else if (value.isBoolean()) {
            tree.put(key, BsonBoolean.valueOf(value.booleanValue()));
        }
    }

    private void addText(BsonDocument tree, String key, String text, String path) {
        String folded = Folding.fold(text);
        if (!FoldedAttributes.contains(path)) {
            tree.put(key, new BsonString(text));
        }
        tree.put(key + FOLDED, new BsonString(folded));
        Term.of(path + FOLDED, folded).ifPresent(terms::add);
        Instants.ofText(text).ifPresent(instant -> {
            tree.put(key + INSTANT, new BsonString(instant));
            Term.of(path + INSTANT, instant).ifPresent(terms::add);
        });
    }

    /** Adds an array. Each form of the elements becomes an array under that form's key. */
    private void addArray(BsonDocument tree, String key, JsonNode array, Place place) {
        for (JsonNode element : array) {
            BsonDocument forms = new BsonDocument();
            addMember(forms, key, element, place.element());
            forms.forEach((form, value) -> append(tree, form, value));
        }
        if (place.isSortable() && !array.isEmpty()) {
            addMember(tree, key + PREFERRED, preferred(array), place.preferredElement());
        }
    }

    private static void append(BsonDocument tree, String key, BsonValue value) {
        tree.computeIfAbsent(key, missing -> new BsonArray()).asArray().add(value);
    }

    private static JsonNode preferred(JsonNode array) {
        for (JsonNode element : array) {
            if (element.path("primary").asBoolean()) {
                return element;
            }
        }
        return array.path(0);
    }

    private static boolean isAssigned(JsonNode value) {
        if (!value.isContainerNode()) {
            return !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
        }
        for (JsonNode part : value) {
            if (isAssigned(part)) {
                return true;
            }
        }
        return false;
    }

    /** @throws UnsupportedValue if a text is one that MongoDB cannot hold */
    public static String checked(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!isPair) {
                    throw new UnsupportedValue(what, "holds half a character (a lone surrogate)");
                }
                i++;
            }
        }
        return text;
    }

    /**
     * Place of a value.
     *
     * @param path the keys that lead to it
     * @param depth the number of objects and arrays around it
     * @param isSortable true if arrays in it get a preferred element. False within the elements of another array, so
     *     that the tree grows only linearly with the depth of the user
     */
    private record Place(String path, int depth, boolean isSortable) {

        Place {
            if (depth > MAX_DEPTH) {
                throw new UnsupportedValue("the resource", "is nested more than " + MAX_DEPTH + " levels deep");
            }
        }

        Place member(String key) {
            return new Place(path.isEmpty() ? key : path + '.' + key, depth + 1, isSortable);
        }

        Place element() {
            return new Place(path, depth + 1, false);
        }

        Place preferredElement() {
            return new Place(path, depth + 1, true);
        }
    }
}
