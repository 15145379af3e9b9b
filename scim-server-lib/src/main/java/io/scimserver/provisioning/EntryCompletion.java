package io.scimserver.provisioning;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.provisioning.ActivityEntry.Bodies;
import io.scimserver.provisioning.ActivityEntry.Body;
import io.scimserver.provisioning.ActivityEntry.Call;
import io.scimserver.provisioning.ActivityEntry.Outcome;
import io.scimserver.provisioning.ActivityEntry.Source;
import io.scimserver.provisioning.ActivityEntry.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes of what was observed what may be kept. Immutable; works on the log's thread. */
final class EntryCompletion {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_DETAIL_LENGTH = 1_000;
    private static final int MAX_USER_AGENT_LENGTH = 200;
    private static final ObjectMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PersonalData kept;
    private final int bodyBytes;
    private final TargetRedaction targets;
    private final BodyRedaction bodies;

    EntryCompletion(ActivitySettings settings) {
        this.kept = settings.personalData();
        this.bodyBytes = settings.bodyBytes();
        this.targets = new TargetRedaction(kept);
        this.bodies = new BodyRedaction(kept);
    }

    ActivityEntry complete(ActivityEntry facts, byte[] request, byte[] answer) {
        Optional<ObjectNode> sent = read(request);
        Optional<ObjectNode> answered = read(answer);
        List<Subject> subjects =
                facts.subjects().isEmpty() ? SubjectFinder.find(facts.call(), sent, answered) : facts.subjects();
        Call call = facts.call();
        return new ActivityEntry(
                facts.id(),
                facts.tenant(),
                facts.at(),
                facts.duration(),
                new Call(call.operation(), call.method(), targets.redact(call.path()), call.operations()),
                redact(facts.source()),
                outcome(facts.outcome(), answered),
                subjects.stream().map(this::redact).toList(),
                new Bodies(body(request, sent), body(answer, answered)));
    }

    private static Source redact(Source source) {
        return new Source(
                source.tokenId(),
                source.tokenLabel(),
                source.address(),
                source.userAgent().map(agent -> shorten(Secrets.scrub(agent), MAX_USER_AGENT_LENGTH)));
    }

    private Subject redact(Subject subject) {
        return kept == PersonalData.NONE ? new Subject(subject.userId(), Optional.empty()) : subject;
    }

    private Outcome outcome(Outcome outcome, Optional<ObjectNode> answered) {
        if (outcome.status() < 400) {
            return outcome;
        }
        return new Outcome(
                outcome.status(),
                outcome.scimType().or(() -> text(answered, "scimType")),
                outcome.detail()
                        .or(() -> text(answered, "detail"))
                        .map(detail -> shorten(bodies.redactDetail(detail), MAX_DETAIL_LENGTH)),
                outcome.repairs(),
                outcome.effects());
    }

    private Optional<Body> body(byte[] raw, Optional<ObjectNode> read) {
        if (raw.length == 0 || bodyBytes == 0) {
            return Optional.empty();
        }
        // why: what does not parse may hold anything, so nothing of it is kept
        return Optional.of(read.map(tree -> cut(bodies.redact(tree).toString()))
                .orElseGet(() -> new Body("[no JSON object: " + raw.length + " bytes]", 0)));
    }

    private Body cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= bodyBytes) {
            return new Body(text, 0);
        }
        int end = bodyBytes;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new Body(new String(bytes, 0, end, StandardCharsets.UTF_8), bytes.length - end);
    }

    private static Optional<ObjectNode> read(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Optional<ObjectNode> body, String name) {
        return body.map(object -> object.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static String shorten(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
