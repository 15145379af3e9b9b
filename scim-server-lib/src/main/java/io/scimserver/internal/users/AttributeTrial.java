package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.patch.PatchParser;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.provisioning.AttributeFate;
import io.scimserver.provisioning.AttributeFate.Kind;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Trial of the attributes in a request, each alone, so that each has a fate of its own. Immutable. */
public final class AttributeTrial {

    /** Maximum number of attributes of a request that are tried. */
    private static final int MOST = 500;

    /** Condition of a path, as in {@code emails[type eq "work"].value}. */
    private static final Pattern CONDITION = Pattern.compile("\\[[^\\]]*]");

    private final UserSchema schema;
    private final PatchParser parser;
    private final Set<Repair> allowed;
    private final AttributeResolver resolver;

    /** @param allowed the repairs that a request may get */
    public AttributeTrial(UserSchema schema, PatchParser parser, Set<Repair> allowed) {
        this.schema = schema;
        this.parser = parser;
        this.allowed = Set.copyOf(allowed);
        this.resolver = new AttributeResolver(schema);
    }

    /** Returns the fates of the attributes in the body of a POST, PUT, PATCH or bulk request, in its order. */
    public List<AttributeFate> fates(ObjectNode body) {
        return TriedAttribute.in(body, schema).limit(MOST).map(this::fate).toList();
    }

    private AttributeFate fate(TriedAttribute sent) {
        Repairs repairs = Repairs.noting(allowed);
        try {
            boolean hasEdits = !parser.parse(message(sent.operation()), repairs).isEmpty();
            return fate(sent, kind(sent, hasEdits, repairs), reasons(sent, repairs));
        } catch (ScimErrorException refusal) {
            return sent.isReadOnly(refusal)
                    ? fate(sent, Kind.IGNORED, List.of(Reason.READ_ONLY.sentence()))
                    : fate(sent, Kind.REFUSED, List.of(refusal.error().detail()));
        }
    }

    private AttributeFate fate(TriedAttribute sent, Kind kind, List<String> reasons) {
        return new AttributeFate(sent.path(), sent.value(), isKnown(sent.path()), kind, reasons);
    }

    private boolean isKnown(String path) {
        String name = CONDITION.matcher(path).replaceAll("");
        return resolver.resolve(name.startsWith("/") ? name.substring(1) : name)
                .filter(known -> !known.target().isRetired())
                .isPresent();
    }

    /** A plain value is ignored as a whole; of an object, the parts that are known take effect. */
    private static Kind kind(TriedAttribute sent, boolean hasEdits, Repairs repairs) {
        boolean isIgnored =
                !sent.value().isContainerNode() && !repairs.ignored().isEmpty();
        if (isIgnored || !hasEdits) {
            return Kind.IGNORED;
        }
        return repairs.made().isEmpty() ? Kind.STORED : Kind.REPAIRED;
    }

    private List<String> reasons(TriedAttribute sent, Repairs repairs) {
        return Stream.concat(
                        repairs.made().stream().sorted().map(Repair::sentence),
                        repairs.ignored().stream().map(ignored -> sentence(ignored, sent.path())))
                .toList();
    }

    private String sentence(IgnoredAttribute ignored, String path) {
        String sentence = ignored.reason().sentence();
        return ignored.reason() == Reason.UNKNOWN
                ? sentence.substring(0, sentence.length() - 1) + resolver.hint(path) + "."
                : sentence;
    }

    private static ObjectNode message(ObjectNode operation) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putArray("schemas").add(PatchParser.URN);
        message.putArray("Operations").add(operation);
        return message;
    }
}
