package io.scimserver.activity.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Redaction of bodies, so that they may be kept: without secrets, and without the personal data that the host does not
 * want. Immutable.
 */
final class BodyRedaction {

    /** Members that say nothing about a person. */
    private static final Set<String> STRUCTURE = Set.of(
            "schemas",
            "op",
            "operations",
            "path",
            "active",
            "id",
            "status",
            "scimtype",
            "method",
            "bulkid",
            "version",
            "resourcetype",
            "created",
            "lastmodified",
            "location",
            "type",
            "primary",
            "totalresults",
            "startindex",
            "itemsperpage",
            "failonerrors",
            "count",
            "attributes",
            "excludedattributes",
            "sortby",
            "sortorder");

    private static final Set<String> NAMES = Set.of(
            "username",
            "displayname",
            "nickname",
            "externalid",
            "formatted",
            "familyname",
            "givenname",
            "middlename",
            "honorificprefix",
            "honorificsuffix");

    /** Names of members that describe their sibling {@code value}. */
    private static final Set<String> TITLES = Set.of("path", "type", "name", "display", "attribute");

    private static final TextNode REMOVED = TextNode.valueOf(Secrets.REMOVED);

    private final PersonalData kept;
    private final TargetRedaction targets;

    BodyRedaction(PersonalData kept) {
        this.kept = kept;
        this.targets = new TargetRedaction(kept);
    }

    ObjectNode redact(ObjectNode body) {
        ObjectNode redacted = JsonNodeFactory.instance.objectNode();
        boolean namesSecret = namesSecret(body);
        String target = lastSegment(text(body, "path"));
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = lastSegment(member.getKey());
            boolean isValue = name.equals("value");
            boolean isSecret = Secrets.isName(member.getKey()) || (isValue && namesSecret);
            String meaning = isValue && !target.isEmpty() ? target : name;
            redacted.set(Secrets.scrub(member.getKey()), isSecret ? REMOVED : redact(meaning, member.getValue()));
        }
        return redacted;
    }

    private JsonNode redact(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return redact(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode redacted = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> redacted.add(redact(name, element)));
            return redacted;
        }
        if (value.isNull() || !value.isTextual()) {
            return isKept(name) || value.isNull() ? value : REMOVED;
        }
        return TextNode.valueOf(redactText(name, value.textValue()));
    }

    private String redactText(String name, String text) {
        return switch (name) {
            case "detail" -> redactDetail(text);
            case "filter", "path" -> targets.redactFilter(text);
            default -> isKept(name) ? Secrets.scrub(text) : Secrets.REMOVED;
        };
    }

    /** Redacts the detail of an error; the values that it quotes are those of a person. */
    String redactDetail(String detail) {
        String scrubbed = Secrets.scrubDetail(detail);
        return kept == PersonalData.ALL ? scrubbed : TargetRedaction.withoutLiterals(scrubbed);
    }

    private boolean isKept(String name) {
        return kept == PersonalData.ALL
                || STRUCTURE.contains(name)
                || (kept == PersonalData.NAMES && NAMES.contains(name));
    }

    private static boolean namesSecret(ObjectNode body) {
        return body.properties().stream()
                .filter(member -> TITLES.contains(member.getKey().toLowerCase(Locale.ROOT)))
                .anyMatch(member -> Secrets.isName(member.getValue().asText()));
    }

    private static String text(ObjectNode body, String name) {
        return body.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(member -> member.getValue().asText())
                .findFirst()
                .orElse("");
    }

    /**
     * Returns the last segment: {@code givenName} of {@code name.givenName}, {@code value} of
     * {@code emails[type eq "work"].value}; folded.
     */
    private static String lastSegment(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'));
        return path.substring(end + 1).toLowerCase(Locale.ROOT);
    }
}
