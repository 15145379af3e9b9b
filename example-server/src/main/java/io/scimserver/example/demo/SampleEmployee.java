package io.scimserver.example.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import java.time.LocalDate;
import java.util.List;

/**
 * Made-up employee of a demonstration.
 *
 * @param columns of its line: login, given and family name, title, department, business unit, the manager's login, the
 *     days until they start and until they leave (of the past: negative), and true or false for active
 */
record SampleEmployee(List<String> columns) {

    static final CustomAttribute BUSINESS_UNIT = CustomAttribute.named("Business Unit", CustomAttribute.Type.OPTION);
    static final CustomAttribute START_DATE = CustomAttribute.named("Start Date", CustomAttribute.Type.DATE);
    static final CustomAttribute SEPARATION_DATE = CustomAttribute.named("Separation Date", CustomAttribute.Type.DATE);

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final int COLUMNS = 10;
    private static final int LOGIN = 0;
    private static final int GIVEN_NAME = 1;
    private static final int FAMILY_NAME = 2;
    private static final int TITLE = 3;
    private static final int DEPARTMENT = 4;
    private static final int UNIT = 5;
    private static final int MANAGER = 6;
    private static final int STARTS = 7;
    private static final int LEAVES = 8;
    private static final int ACTIVE = 9;

    static SampleEmployee of(String line) {
        List<String> columns =
                List.of(line.split("\\|", COLUMNS)).stream().map(String::strip).toList();
        return new SampleEmployee(columns);
    }

    /** Returns the employee as SCIM creates them. */
    ObjectNode toUser(CustomSchema own, LocalDate today) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas").add(CORE).add(ENTERPRISE).add(own.urn());
        user.put("userName", address(LOGIN)).put("externalId", "sample-" + columns.get(LOGIN));
        user.putObject("name").put("givenName", columns.get(GIVEN_NAME)).put("familyName", columns.get(FAMILY_NAME));
        user.put("displayName", columns.get(GIVEN_NAME) + " " + columns.get(FAMILY_NAME));
        user.put("title", columns.get(TITLE)).put("active", columns.get(ACTIVE).equals("yes"));
        user.putArray("emails")
                .addObject()
                .put("value", address(LOGIN))
                .put("type", "work")
                .put("primary", true);
        ObjectNode employment = user.putObject(ENTERPRISE).put("department", columns.get(DEPARTMENT));
        if (!columns.get(MANAGER).isEmpty()) {
            employment.putObject("manager").put("value", address(MANAGER));
        }
        ObjectNode extension = user.putObject(own.urn());
        put(extension, own, BUSINESS_UNIT, columns.get(UNIT));
        put(extension, own, START_DATE, date(today, columns.get(STARTS)));
        put(extension, own, SEPARATION_DATE, date(today, columns.get(LEAVES)));
        return user;
    }

    private String address(int column) {
        return columns.get(column) + "@example.com";
    }

    private static String date(LocalDate today, String days) {
        return days.isEmpty() ? "" : today.plusDays(Long.parseLong(days)) + "T00:00:00Z";
    }

    /** Puts a value only if the company has such an attribute for it. */
    private static void put(ObjectNode extension, CustomSchema own, CustomAttribute attribute, String value) {
        boolean usable = own.attributes().stream()
                .anyMatch(known -> known.alias().equals(attribute.alias())
                        && known.type() == attribute.type()
                        && known.allowedValues().isEmpty()
                        && !known.retired());
        if (usable && !value.isEmpty()) {
            extension.put(attribute.alias(), value);
        }
    }
}
