package io.scimserver.console.schema;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimserver.console.employees.Employee;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import java.math.BigDecimal;
import java.util.List;

/** Bodies of example requests. */
final class ExampleBodies {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String EMAIL = "ada@example.com";

    private ExampleBodies() {}

    /** Returns a user with a value of each of the company's own attributes, but for a date of leaving. */
    static ObjectNode user(CustomSchema own) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas").add(CORE);
        user.put("userName", EMAIL);
        user.putObject("name").put("givenName", "Ada").put("familyName", "Lovelace");
        user.putArray("emails")
                .addObject()
                .put("value", EMAIL)
                .put("type", "work")
                .put("primary", true);
        user.put("active", true);
        List<CustomAttribute> inUse = own.attributes().stream()
                .filter(each -> !each.retired() && !each.alias().equals(Employee.SEPARATION_DATE))
                .toList();
        if (!inUse.isEmpty()) {
            user.withArray("schemas").add(own.urn());
            ObjectNode extension = user.putObject(own.urn());
            inUse.forEach(attribute -> extension.set(attribute.displayName(), value(attribute)));
        }
        return user;
    }

    /** Returns a deactivation by the letter of RFC 7644. */
    static ObjectNode deactivation() {
        return change("replace", BooleanNode.FALSE);
    }

    /** Returns a deactivation as Entra ID sends it. */
    static ObjectNode deactivationByEntra() {
        return change("Replace", TextNode.valueOf("False"));
    }

    private static ObjectNode change(String operation, ValueNode active) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        patch.putArray("Operations")
                .addObject()
                .put("op", operation)
                .put("path", "active")
                .set("value", active);
        return patch;
    }

    private static ValueNode value(CustomAttribute attribute) {
        return switch (attribute.type()) {
            case OPTION ->
                TextNode.valueOf(attribute.allowedValues().stream().findFirst().orElse("Research"));
            case DATE -> TextNode.valueOf("2026-01-31");
            case INTEGER -> IntNode.valueOf(42);
            case DECIMAL -> DecimalNode.valueOf(new BigDecimal("0.5"));
            case BOOLEAN -> BooleanNode.TRUE;
            case EMPLOYEE -> TextNode.valueOf("grace@example.com");
        };
    }
}
