package com.example.hr.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.value.Folding;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Mapping between SCIM users and rows: the attributes that the application has a column for, and the rest as JSON. */
final class EmployeeMapping {

    /** Columns of texts, with their places in a SCIM user. */
    private static final Map<String, String> TEXTS = Map.of(
            "login",
            "/userName",
            "first_name",
            "/name/givenName",
            "last_name",
            "/name/familyName",
            "job_title",
            "/title");

    private EmployeeMapping() {}

    /** Returns the values of all columns that a SCIM user fills, by column. */
    static Map<String, Object> toRow(UserDocument user) {
        ObjectNode rest = user.toResource().getObjectNode();
        Map<String, Object> row = new LinkedHashMap<>();
        TEXTS.forEach((column, path) ->
                row.put(column, take(rest, path).map(JsonNode::textValue).orElse(null)));
        row.put("employed", take(rest, "/active").map(JsonNode::booleanValue).orElse(null));
        row.put("login_key", Folding.fold((String) row.get("login")));
        row.put("external_id", rest.path("externalId").textValue());
        row.put("scim", rest.toString());
        return row;
    }

    static StoredUser toUser(ResultSet row) throws SQLException {
        ObjectNode user = UserDocument.ofJson(row.getString("scim").getBytes(StandardCharsets.UTF_8))
                .toResource()
                .getObjectNode();
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            Optional.ofNullable(row.getString(text.getKey()))
                    .ifPresent(value -> put(user, text.getValue(), TextNode.valueOf(value)));
        }
        Optional.ofNullable(row.getObject("employed", Boolean.class))
                .ifPresent(active -> put(user, "/active", BooleanNode.valueOf(active)));
        return new StoredUser(
                row.getString("id"),
                row.getString("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                UserDocument.of(user));
    }

    private static Optional<JsonNode> take(ObjectNode user, String path) {
        JsonNode value = user.at(path);
        boolean fits = path.equals("/active") ? value.isBoolean() : value.isTextual();
        if (!fits) {
            return Optional.empty();
        }
        parent(user, path).remove(name(path));
        return Optional.of(value);
    }

    private static void put(ObjectNode user, String path, JsonNode value) {
        parent(user, path).set(name(path), value);
    }

    private static ObjectNode parent(ObjectNode user, String path) {
        return path.startsWith("/name/") ? user.withObject("/name") : user;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
