package com.example.hr.scim;

import com.example.hr.Employee;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.value.Folding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Predicate;

/** Mapping between SCIM users and rows: columns for what the application uses, JSON for the rest. */
final class EmployeeMapping {

    private EmployeeMapping() {}

    /** Fills the columns of a row with a user. */
    static void fill(Employee row, StoredUser user) {
        JsonNode tree = user.attributes().tree();
        row.login = tree.path("userName").textValue();
        row.firstName = tree.path("name").path("givenName").textValue();
        row.lastName = tree.path("name").path("familyName").textValue();
        row.jobTitle = tree.path("title").textValue();
        row.employed = tree.path("active").isBoolean() ? tree.path("active").booleanValue() : null;
        row.loginKey = Folding.fold(row.login);
        row.externalId = tree.path("externalId").textValue();
        row.scim = new String(user.attributes().json(), StandardCharsets.UTF_8);
        row.createdAt = user.created();
        row.modifiedAt = later(user.lastModified(), row.modifiedAt);
    }

    /** Returns a user with the values of the columns, which the application may have changed. */
    static StoredUser toUser(Employee row) {
        ObjectNode tree = UserDocument.ofJson(row.scim.getBytes(StandardCharsets.UTF_8))
                .toResource()
                .getObjectNode();
        put(tree, "userName", row.login);
        put(tree, "title", row.jobTitle);
        if (row.firstName != null || row.lastName != null || tree.path("name").isObject()) {
            put(tree.withObject("/name"), "givenName", row.firstName);
            put(tree.withObject("/name"), "familyName", row.lastName);
        }
        put(tree, "active", row.employed == null ? null : BooleanNode.valueOf(row.employed), JsonNode::isBoolean);
        return new StoredUser(
                row.id.toString(), String.valueOf(row.version), row.createdAt, row.modifiedAt, UserDocument.of(tree));
    }

    private static void put(ObjectNode tree, String name, String column) {
        put(tree, name, column == null ? null : TextNode.valueOf(column), JsonNode::isTextual);
    }

    private static void put(ObjectNode tree, String name, JsonNode value, Predicate<JsonNode> fits) {
        if (value != null) {
            tree.set(name, value);
        } else if (fits.test(tree.path(name))) {
            tree.remove(name);
        }
    }

    /** Returns a time after the last change: a row without any change would keep its version. */
    private static Instant later(Instant now, Instant before) {
        return before == null || now.isAfter(before) ? now : before.plusMillis(1);
    }

    /** Returns the number that an id or a version is; one that nobody has if it is none. */
    static long number(String text) {
        try {
            long number = Long.parseLong(text);
            return String.valueOf(number).equals(text) ? number : -1;
        } catch (NumberFormatException notOfOurs) {
            return -1;
        }
    }
}
