package io.scimserver.activity.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.schema.IgnoredAttribute;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Completes an observed request into an entry that may be kept. Immutable; works on the log's thread. */
final class EntryCompletion {

    /** Operations whose body the server reads. */
    private static final Set<ActivityOperation> CARRYING = EnumSet.of(
            ActivityOperation.CREATE,
            ActivityOperation.REPLACE,
            ActivityOperation.PATCH,
            ActivityOperation.CREATE_GROUP,
            ActivityOperation.REPLACE_GROUP,
            ActivityOperation.PATCH_GROUP,
            ActivityOperation.BULK);

    private static final int MAX_DETAIL_LENGTH = 1_000;
    private static final int MAX_USER_AGENT_LENGTH = 200;
    private static final int MAX_ADDRESS_LENGTH = 100;
    private static final int MAX_METHOD_LENGTH = 40;
    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_PATH_LENGTH = 200;

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

    /** Entry that may be kept, and the bodies that it was made from, secrets included. */
    record Completed(ActivityEntry entry, ObservedBody sent, ObservedBody received) {}

    Completed complete(ActivityEntry entry, byte[] request, byte[] response) {
        boolean isUnderstood =
                entry.outcome().status() < 400 && CARRYING.contains(entry.call().operation());
        ObservedBody sent = new ObservedBody(request, isUnderstood);
        ObservedBody received = new ObservedBody(response, true);
        List<Subject> subjects = entry.subjects().isEmpty()
                ? SubjectFinder.find(entry.call(), sent.tree(), received.tree())
                : entry.subjects();
        Call call = entry.call();
        ActivityEntry completed = new ActivityEntry(
                entry.id(),
                entry.tenant(),
                entry.at(),
                entry.duration(),
                new Call(
                        call.operation(),
                        shorten(call.method(), MAX_METHOD_LENGTH),
                        targets.redact(call.path()),
                        call.operations()),
                redact(entry.source()),
                outcome(entry.outcome(), received),
                subjects.stream().map(this::redact).toList(),
                new Bodies(body(sent), body(received)));
        return new Completed(completed, sent, received);
    }

    private static Source redact(Source source) {
        return new Source(
                source.tokenId(),
                source.tokenLabel(),
                source.address().map(address -> shorten(address, MAX_ADDRESS_LENGTH)),
                source.userAgent().map(agent -> shorten(Secrets.scrub(agent), MAX_USER_AGENT_LENGTH)));
    }

    private Subject redact(Subject subject) {
        return kept == PersonalData.NONE
                ? new Subject(subject.userId(), Optional.empty())
                : new Subject(subject.userId(), subject.userName().map(name -> shorten(name, MAX_NAME_LENGTH)));
    }

    private Outcome outcome(Outcome outcome, ObservedBody received) {
        if (outcome.status() < 400 && outcome.ignored().isEmpty()) {
            return outcome;
        }
        Optional<ObjectNode> error = outcome.status() < 400 ? Optional.empty() : received.tree();
        return new Outcome(
                outcome.status(),
                outcome.scimType().or(() -> error.flatMap(body -> SubjectFinder.text(body, "scimType"))),
                outcome.detail()
                        .or(() -> error.flatMap(body -> SubjectFinder.text(body, "detail")))
                        .map(detail -> shorten(bodies.redactDetail(detail), MAX_DETAIL_LENGTH)),
                outcome.repairs(),
                outcome.effects(),
                outcome.ignored().stream().map(this::redact).toList());
    }

    /** The name of an attribute is the client's text, too. */
    private IgnoredAttribute redact(IgnoredAttribute attribute) {
        return new IgnoredAttribute(
                shorten(targets.redactFilter(attribute.path()), MAX_PATH_LENGTH), attribute.reason());
    }

    private Optional<Body> body(ObservedBody body) {
        if (body.isEmpty() || bodyBytes == 0) {
            return Optional.empty();
        }
        if (kept == PersonalData.ALL && body.isHarmless()) {
            return Optional.of(cut(body.bytes()));
        }
        // What does not parse may hold anything, so nothing of it is kept
        return Optional.of(body.tree()
                .map(tree -> cut(bodies.redact(tree).toString().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> new Body("[no JSON object: " + body.bytes().length + " bytes]", 0)));
    }

    private Body cut(byte[] bytes) {
        if (bytes.length <= bodyBytes) {
            return new Body(new String(bytes, StandardCharsets.UTF_8), 0);
        }
        int end = bodyBytes;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new Body(new String(bytes, 0, end, StandardCharsets.UTF_8), bytes.length - end);
    }

    private static String shorten(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
