package io.scimserver.console.employees;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.StoredUser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * User as the HR application sees them.
 *
 * @param user as stored
 * @param status the state of the employee
 */
public record Employee(StoredUser user, EmployeeStatus status) {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** Name of the custom attribute with the date on which an employee starts. */
    static final String START_DATE = "startDate";

    /** Name of the custom attribute with the date on which an employee leaves. */
    public static final String SEPARATION_DATE = "separationDate";

    static Employee of(StoredUser user, String customUrn, Instant now) {
        JsonNode tree = user.attributes().tree();
        JsonNode custom = tree.path(customUrn);
        EmployeeStatus status = EmployeeStatus.at(
                now,
                tree.path("active").asBoolean(true),
                instant(custom.path(START_DATE)),
                instant(custom.path(SEPARATION_DATE)));
        return new Employee(user, status);
    }

    /** Name that people know them by. */
    public String name() {
        JsonNode tree = tree();
        JsonNode name = tree.path("name");
        String parts = (text(name.path("givenName")).orElse("") + " "
                        + text(name.path("familyName")).orElse(""))
                .strip();
        return Stream.of(text(tree.path("displayName")), text(name.path("formatted")), Optional.of(parts))
                .flatMap(Optional::stream)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseGet(this::userName);
    }

    public String userName() {
        return tree().path("userName").asText();
    }

    public String jobTitle() {
        return text(tree().path("title")).orElse("");
    }

    public String department() {
        return text(tree().path(ENTERPRISE).path("department")).orElse("");
    }

    String number() {
        return text(tree().path(ENTERPRISE).path("employeeNumber")).orElse("");
    }

    String externalId() {
        return text(tree().path("externalId")).orElse("");
    }

    /** Returns the primary e-mail address, else the first; empty if there is none. */
    String mail() {
        List<JsonNode> all =
                StreamSupport.stream(tree().path("emails").spliterator(), false).toList();
        return all.stream()
                .filter(mail -> mail.path("primary").asBoolean())
                .findFirst()
                .or(() -> all.stream().findFirst())
                .flatMap(mail -> text(mail.path("value")))
                .orElse("");
    }

    public boolean isActive() {
        return tree().path("active").asBoolean(true);
    }

    /** Reference to their manager, in the words of the identity provider. */
    Optional<String> managerReference() {
        return text(tree().path(ENTERPRISE).path("manager").path("value"));
    }

    JsonNode tree() {
        return user.attributes().tree();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText().strip()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return text(node).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
