package io.scimserver.activity.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finder of the user that a request was about, from the bodies of request and response. */
final class SubjectFinder {

    private SubjectFinder() {}

    static List<Subject> find(Call call, Optional<ObjectNode> sent, Optional<ObjectNode> received) {
        return switch (call.operation()) {
            case CREATE, READ, REPLACE, PATCH, DELETE -> listOf(single(call, sent, received));
            case SEARCH -> searched(call, sent, received);
            default -> List.of();
        };
    }

    private static Subject single(Call call, Optional<ObjectNode> sent, Optional<ObjectNode> received) {
        Optional<ObjectNode> user = received.filter(body -> text(body, "id").isPresent());
        return new Subject(
                user.flatMap(body -> text(body, "id")).or(() -> idIn(call)),
                user.flatMap(body -> text(body, "userName")).or(() -> sent.flatMap(body -> text(body, "userName"))));
    }

    /** Returns the one user that was found, or the one that the filter named. */
    private static List<Subject> searched(Call call, Optional<ObjectNode> sent, Optional<ObjectNode> received) {
        JsonNode found = received.<JsonNode>map(body -> body.path("Resources")).orElse(MissingNode.getInstance());
        if (found.size() == 1) {
            return listOf(new Subject(text(found.path(0), "id"), text(found.path(0), "userName")));
        }
        Optional<String> asked = TargetRedaction.userNameAskedFor(call.path())
                .or(() -> sent.flatMap(body -> text(body, "filter")).flatMap(TargetRedaction::userNameIn));
        return listOf(new Subject(Optional.empty(), asked));
    }

    private static Optional<String> idIn(Call call) {
        String path = call.path().replaceFirst("\\?.*", "");
        int slash = path.lastIndexOf('/');
        return call.operation() == ActivityOperation.CREATE
                ? Optional.empty()
                : Optional.of(path.substring(slash + 1)).filter(id -> !id.isEmpty());
    }

    static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static List<Subject> listOf(Subject subject) {
        return Stream.of(subject)
                .filter(found -> found.userId().isPresent() || found.userName().isPresent())
                .toList();
    }
}
