package io.scimserver.activity.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.attention.Attempt;
import io.scimserver.activity.attention.Attempt.Source;
import io.scimserver.activity.attention.Person;
import io.scimserver.activity.attention.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reader of the attempts to create, change or delete users, from a completed entry and the whole bodies of its request.
 * What the log does not keep of a person is not in them. Immutable; works on the log's thread.
 */
final class AttemptReader {

    private static final String USERS = "/Users";
    private static final int FIRST_ERROR = 400;

    private final PersonalData kept;
    private final BodyRedaction redaction;

    AttemptReader(PersonalData kept) {
        this.kept = kept;
        this.redaction = new BodyRedaction(kept);
    }

    /** Returns the attempts in their order; none for a request that is about groups, or only reads. */
    Stream<Attempt> read(EntryCompletion.Completed completed) {
        ActivityEntry entry = completed.entry();
        return entry.tenant().stream()
                .map(tenant -> new Source(tenant, entry.id(), entry.at()))
                .flatMap(source -> switch (entry.call().operation()) {
                    case CREATE, REPLACE, PATCH, DELETE -> Stream.of(single(source, completed));
                    case BULK -> bulk(source, completed);
                    default -> Stream.empty();
                });
    }

    private Attempt single(Source source, EntryCompletion.Completed completed) {
        ActivityEntry entry = completed.entry();
        Outcome outcome = entry.outcome();
        boolean isDone = outcome.status() < FIRST_ERROR;
        boolean changesNothing = isDone
                && entry.call().operation() == ActivityOperation.PATCH
                && outcome.effects().isEmpty();
        JsonNode body = completed.sent().tree().map(tree -> (JsonNode) tree).orElse(MissingNode.getInstance());
        // Of a refused request only the name that it sent: another person may ask for the name of a stored user
        Optional<String> sentName = SubjectFinder.text(member(body, "userName"));
        Subject subject = entry.subjects().stream().findFirst().orElse(new Subject(Optional.empty(), Optional.empty()));
        return new Attempt(
                source,
                entry.call().operation(),
                person(subject.userId(), isDone ? subject.userName() : sentName, body),
                active(body),
                !completed.sent().isEmpty(),
                isDone
                        ? Optional.empty()
                        : Optional.of(Refusal.of(outcome.status(), outcome.scimType(), outcome.detail())),
                outcome.ignored(),
                changesNothing ? Optional.of(Arrays.hashCode(completed.sent().bytes())) : Optional.empty());
    }

    /** Reads the operations that have a result; those of a request that ended early have none. */
    private Stream<Attempt> bulk(Source source, EntryCompletion.Completed completed) {
        List<JsonNode> asked = operations(completed.sent());
        List<Attempt> attempts = new ArrayList<>();
        int next = 0;
        for (JsonNode result : operations(completed.received())) {
            while (next < asked.size() && !isOf(asked.get(next), result)) {
                next++;
            }
            if (next < asked.size()) {
                operation(source, asked.get(next), result).ifPresent(attempts::add);
                next++;
            }
        }
        return attempts.stream();
    }

    private static List<JsonNode> operations(ObservedBody body) {
        return body.tree().stream()
                .flatMap(tree -> StreamSupport.stream(member(tree, "Operations").spliterator(), false))
                .toList();
    }

    private static boolean isOf(JsonNode asked, JsonNode result) {
        return Stream.of("method", "bulkId")
                .allMatch(name ->
                        member(asked, name).asText().equals(member(result, name).asText()));
    }

    private Optional<Attempt> operation(Source source, JsonNode asked, JsonNode result) {
        String path = member(asked, "path").asText();
        return operationOf(member(asked, "method").asText())
                .filter(method -> path.startsWith(USERS))
                .map(method -> {
                    JsonNode data = member(asked, "data");
                    Optional<String> id = lastSegment(member(result, "location").asText(""))
                            .or(() -> lastSegment(path.substring(USERS.length())));
                    Optional<String> name = SubjectFinder.text(member(data, "userName"));
                    return new Attempt(
                            source,
                            method,
                            person(id, name, data),
                            active(data),
                            true,
                            refusal(result),
                            List.of(),
                            Optional.empty());
                });
    }

    private static Optional<ActivityOperation> operationOf(String method) {
        return Optional.ofNullable(Map.of(
                        "POST", ActivityOperation.CREATE,
                        "PUT", ActivityOperation.REPLACE,
                        "PATCH", ActivityOperation.PATCH,
                        "DELETE", ActivityOperation.DELETE)
                .get(method));
    }

    private Optional<Refusal> refusal(JsonNode result) {
        int status = member(result, "status").asInt();
        JsonNode error = member(result, "response");
        return status < FIRST_ERROR
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        status,
                        SubjectFinder.text(error, "scimType"),
                        SubjectFinder.text(error, "detail").map(redaction::redactDetail)));
    }

    private Person person(Optional<String> id, Optional<String> userName, JsonNode body) {
        return kept == PersonalData.NONE
                ? new Person(id, Optional.empty(), Optional.empty())
                : new Person(id, userName, SubjectFinder.text(member(body, "externalId")));
    }

    /** Returns the value of {@code active} in a user or a PATCH; some identity providers send it as text. */
    private static Optional<Boolean> active(JsonNode body) {
        if (!(member(body, "Operations") instanceof ArrayNode operations)) {
            return flag(member(body, "active"));
        }
        return StreamSupport.stream(operations.spliterator(), false)
                .flatMap(operation -> activeIn(operation).stream())
                .reduce((first, last) -> last);
    }

    private static Optional<Boolean> activeIn(JsonNode operation) {
        JsonNode value = member(operation, "value");
        String path = member(operation, "path").asText("");
        return path.isEmpty()
                ? flag(member(value, "active"))
                : path.equalsIgnoreCase("active") ? flag(value) : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonNode value) {
        return switch (value.asText("").toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> lastSegment(String path) {
        return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(segment -> !segment.isEmpty());
    }

    /** Returns the member of this name; names compare without case. */
    private static JsonNode member(JsonNode node, String name) {
        if (node.has(name)) {
            return node.get(name);
        }
        return node.properties().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
