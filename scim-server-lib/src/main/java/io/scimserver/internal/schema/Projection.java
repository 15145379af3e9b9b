package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Parts of a user that go into a response: {@code attributes}, {@code excludedAttributes} (RFC 7644 §3.9) and the
 * schema's {@code returned} (RFC 7643 §2.2). Immutable; made once for a request, applied to each of its users.
 */
public final class Projection {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VALUE_FILTER = Pattern.compile("\\[[^\\]]*+\\]");

    /**
     * Parts of one level of a resource that are kept: a member without an entry is left out.
     *
     * @param whole all of it, as it is stored
     * @param members the kept part of each member, by its stored name
     * @param emittedName its name in the response; empty: as it is stored
     */
    private record Kept(boolean whole, Map<String, Kept> members, Optional<String> emittedName) {

        static final Kept WHOLE = new Kept(true, Map.of(), Optional.empty());

        static Kept parts(Map<String, Kept> members) {
            return new Kept(false, members, Optional.empty());
        }

        Kept as(String name) {
            return new Kept(whole, members, Optional.of(name));
        }

        boolean isNothing() {
            return !whole && members.isEmpty();
        }
    }

    private final Kept kept;

    private Projection(Kept kept) {
        this.kept = kept;
    }

    /**
     * Returns the projection for a client that names no attributes: everything except attributes that are returned on
     * request or never.
     */
    public static Projection byDefault(UserSchema schema) {
        return new Projection(keep(schema, (path, attribute) -> attribute.returned() != Returned.REQUEST));
    }

    /**
     * Returns the default projection and those of the named attributes that are returned on request: a client that has just
     * written them gets them back (RFC 7643 §7). Unknown names select nothing.
     */
    public static Projection byDefaultAnd(UserSchema schema, List<String> names) {
        NamedAttributes named = named(schema, names);
        return new Projection(
                keep(schema, (path, attribute) -> attribute.returned() != Returned.REQUEST || named.covers(path)));
    }

    /**
     * Returns the projection of the named attributes and those that are always returned. Unknown names select nothing;
     * a value path, as in Microsoft's collection of tests, selects the attribute that it is about.
     */
    public static Projection only(UserSchema schema, List<String> names) {
        NamedAttributes named = named(schema, names);
        return new Projection(keep(schema, (path, attribute) -> named.covers(path)));
    }

    private static NamedAttributes named(UserSchema schema, List<String> names) {
        List<String> attributes = names.stream()
                .map(name -> VALUE_FILTER.matcher(name).replaceFirst(""))
                .toList();
        return new NamedAttributes(schema, attributes);
    }

    /** Returns the default projection without the named attributes. Unknown names exclude nothing. */
    public static Projection without(UserSchema schema, List<String> names) {
        NamedAttributes named = new NamedAttributes(schema, names);
        return new Projection(
                keep(schema, (path, attribute) -> attribute.returned() != Returned.REQUEST && !named.covers(path)));
    }

    /** Returns true if a stored user may be written out as it is. */
    public boolean isWhole() {
        return kept.whole();
    }

    /** Returns true if the response has anything of this core attribute. */
    public boolean includes(String attribute) {
        return kept.whole() || kept.members().containsKey(attribute);
    }

    /** Returns a resource with the kept parts of another, whose nodes it shares: neither may be changed afterwards. */
    public ObjectNode apply(ObjectNode resource) {
        return isWhole() ? resource : select(resource, kept);
    }

    private static ObjectNode select(ObjectNode from, Kept kept) {
        ObjectNode to = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            Kept part = kept.members().get(member.getKey());
            if (part != null) {
                JsonNode value = part.whole() ? member.getValue() : selectValue(member.getValue(), part);
                if (value.isValueNode() || !value.isEmpty()) {
                    to.set(part.emittedName().orElse(member.getKey()), value);
                }
            }
        }
        return to;
    }

    private static JsonNode selectValue(JsonNode value, Kept kept) {
        if (value instanceof ObjectNode object) {
            return select(object, kept);
        }
        ArrayNode selected = NODES.arrayNode();
        value.forEach(element -> {
            JsonNode part = selectValue(element, kept);
            if (!part.isEmpty()) {
                selected.add(part);
            }
        });
        return selected;
    }

    private static Kept keep(UserSchema schema, BiPredicate<AttributePath, Attribute> wanted) {
        Map<String, Kept> members = new HashMap<>();
        boolean whole = keepLevel(schema, Optional.empty(), wanted, members);
        for (Schema extension : schema.extensions()) {
            Map<String, Kept> inside = new HashMap<>();
            boolean wholeExtension = keepLevel(schema, Optional.of(extension), wanted, inside);
            whole &= wholeExtension;
            Kept part = wholeExtension ? Kept.WHOLE : Kept.parts(inside);
            if (!part.isNothing()) {
                members.put(extension.urn(), part);
            }
        }
        return whole ? Kept.WHOLE : Kept.parts(members);
    }

    /** Fills in the kept parts of one level; true if that is all of it. */
    private static boolean keepLevel(
            UserSchema schema,
            Optional<Schema> extension,
            BiPredicate<AttributePath, Attribute> wanted,
            Map<String, Kept> members) {
        boolean whole = true;
        for (Attribute attribute : extension.map(Schema::attributes).orElse(schema.topLevel())) {
            AttributePath path = new AttributePath(extension, attribute, Optional.empty());
            Kept part = keepAttribute(path, wanted);
            whole &= isNeverStored(schema, path) || (part.whole() && !attribute.emittedAsAlias());
            if (!part.isNothing()) {
                members.put(attribute.name(), attribute.emittedAsAlias() ? part.as(attribute.emittedName()) : part);
            }
        }
        return whole;
    }

    /** Returns true for the password of a user: the application gets it, so nothing is left out of a stored user. */
    private static boolean isNeverStored(UserSchema schema, AttributePath path) {
        return schema.isOfUsers() && path.isAbout("password");
    }

    private static Kept keepAttribute(AttributePath path, BiPredicate<AttributePath, Attribute> wanted) {
        if (!path.attribute().isComplex()) {
            return isKept(path, wanted) ? Kept.WHOLE : Kept.parts(Map.of());
        }
        Map<String, Kept> parts = new HashMap<>();
        boolean whole = true;
        for (Attribute part : path.attribute().subAttributes()) {
            boolean keep = isKept(path.with(part), wanted);
            whole &= keep;
            if (keep) {
                parts.put(part.name(), Kept.WHOLE);
            }
        }
        return whole ? Kept.WHOLE : Kept.parts(parts);
    }

    private static boolean isKept(AttributePath path, BiPredicate<AttributePath, Attribute> wanted) {
        return switch (path.target().returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case DEFAULT, REQUEST ->
                path.attribute().returned() != Returned.NEVER
                        && (path.attribute().returned() == Returned.ALWAYS || wanted.test(path, path.target()));
        };
    }
}
