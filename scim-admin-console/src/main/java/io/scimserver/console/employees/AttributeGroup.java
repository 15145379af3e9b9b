package io.scimserver.console.employees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Attributes of an employee that belong together, as a page shows them.
 *
 * @param title of the group
 * @param rows in the order they are stored
 */
public record AttributeGroup(String title, List<Row> rows) {

    /** Value with its label. */
    public record Row(String label, String value) {}

    private static final String EXTENSION = "urn:";

    public static List<AttributeGroup> of(Employee employee, CustomSchema custom) {
        List<AttributeGroup> groups = new ArrayList<>();
        List<Row> core = new ArrayList<>();
        employee.tree().properties().forEach(member -> {
            if (member.getKey().startsWith(EXTENSION)) {
                groups.add(extension(member.getKey(), member.getValue(), custom));
            } else if (!member.getKey().equals("schemas")) {
                addRows(core, readable(member.getKey()), member.getValue());
            }
        });
        groups.add(0, new AttributeGroup("Profile", core));
        return groups.stream().filter(group -> !group.rows().isEmpty()).toList();
    }

    private static AttributeGroup extension(String urn, JsonNode node, CustomSchema custom) {
        boolean own = urn.equalsIgnoreCase(custom.urn());
        Map<String, CustomAttribute> known = custom.attributes().stream()
                .collect(Collectors.toMap(CustomAttribute::alias, UnaryOperator.identity()));
        List<Row> rows = new ArrayList<>();
        node.properties().forEach(member -> {
            Optional<CustomAttribute> attribute = Optional.ofNullable(own ? known.get(member.getKey()) : null);
            if (attribute.filter(CustomAttribute::retired).isEmpty()) {
                String label = attribute.map(CustomAttribute::displayName).orElse(readable(member.getKey()));
                boolean date = attribute
                        .filter(each -> each.type() == CustomAttribute.Type.DATE)
                        .isPresent();
                addRows(rows, label, date ? withoutMidnight(member.getValue()) : member.getValue());
            }
        });
        String title = own ? "Own attributes" : urn.contains(":enterprise:") ? "Employment" : urn;
        return new AttributeGroup(title, rows);
    }

    /** Returns a time without midnight in UTC, the stored form of a date alone. */
    private static JsonNode withoutMidnight(JsonNode time) {
        return TextNode.valueOf(time.asText().replaceFirst("T00:00:00(\\.0+)?Z$", ""));
    }

    private static void addRows(List<Row> rows, String label, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> rows.add(
                    new Row((label + " " + AttributeText.kind(element)).strip(), AttributeText.single(element))));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(part -> addRows(
                            rows, label + ", " + readable(part.getKey()).toLowerCase(Locale.ROOT), part.getValue()));
        } else {
            rows.add(new Row(label, AttributeText.single(value)));
        }
    }

    /** Returns a name for people: {@code givenName} becomes "Given name". */
    private static String readable(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
