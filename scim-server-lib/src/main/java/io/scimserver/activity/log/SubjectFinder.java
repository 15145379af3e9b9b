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

/** Finder of the user or group that a request was about, from the bodies of request and response. */
final class SubjectFinder {

    private SubjectFinder() {}

    static List<Subject> find(Call call, Optional<ObjectNode> sent, Optional<ObjectNode> received) {
        return switch (call.operation()) {
            case CREATE, READ, REPLACE, PATCH, DELETE -> listOf(single(call, sent, received));
            case CREATE_GROUP, READ_GROUP, REPLACE_GROUP, PATCH_GROUP, DELETE_GROUP ->
                listOf(single(call, sent, received));
            case SEARCH, SEARCH_GROUPS -> searched(call, sent, received);
            default -> List.of();
        };
    }

    private static String nameOf(Call call) {
        return call.operation().isOnGroups() ? "displayName" : "userName";
    }

    private static Subject single(Call call, Optional<ObjectNode> sent, Optional<ObjectNode> received) {
        String name = nameOf(call);
        Optional<ObjectNode> user = received.filter(body -> text(body, "id").isPresent());
        return new Subject(
                user.flatMap(body -> text(body, "id")).or(() -> idIn(call)),
                user.flatMap(body -> text(body, name)).or(() -> sent.flatMap(body -> text(body, name))));
    }

    /** Returns the one user or group that was found, or the one that the filter named. */
    private static List<Subject> searched(Call call, Optional<ObjectNode> sent, Optional<ObjectNode> received) {
        JsonNode found = received.<JsonNode>map(body -> body.path("Resources")).orElse(MissingNode.getInstance());
        if (found.size() == 1) {
            return listOf(new Subject(text(found.path(0), "id"), text(found.path(0), nameOf(call))));
        }
        Optional<String> asked = TargetRedaction.nameAskedFor(call.path())
                .or(() -> sent.flatMap(body -> text(body, "filter")).flatMap(TargetRedaction::nameIn));
        return listOf(new Subject(Optional.empty(), asked));
    }

    private static Optional<String> idIn(Call call) {
        String path = call.path().replaceFirst("\\?.*", "");
        int slash = path.lastIndexOf('/');
        return call.operation() == ActivityOperation.CREATE || call.operation() == ActivityOperation.CREATE_GROUP
                ? Optional.empty()
                : Optional.of(path.substring(slash + 1)).filter(id -> !id.isEmpty());
    }

    static Optional<String> text(JsonNode node, String name) {
        return text(node.path(name));
    }

    static Optional<String> text(JsonNode value) {
        return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static List<Subject> listOf(Subject subject) {
        return Stream.of(subject)
                .filter(found -> found.userId().isPresent() || found.userName().isPresent())
                .toList();
    }
}
