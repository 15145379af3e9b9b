package io.scimserver.console.provisioning;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ConnectionState;
import io.scimserver.activity.ConnectionState.Condition;
import io.scimserver.console.attention.AttentionCount;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * State of the connection with the identity provider, for the eye.
 *
 * @param name such as "Working", or "Working, 10 people need attention"
 * @param tone the style it is shown in
 * @param attention the link to what needs attention; empty if nothing does
 * @param lastProblem what the client was last told of an error is its hint
 */
public record ConnectionView(
        String name,
        String tone,
        Optional<Event> lastRequest,
        Optional<Event> lastSuccess,
        Optional<Event> lastProblem,
        Optional<Attention> attention) {

    /** Link to what needs attention. */
    public record Attention(String text, String target) {}

    /**
     * Request of the identity provider.
     *
     * @param time such as "3 hours ago"
     * @param exact the time itself
     * @param target the path of its entry in the log
     * @param hint the reason why it was not carried out
     */
    public record Event(String time, String exact, String target, Optional<String> hint) {}

    static ConnectionView of(ConnectionState state, AttentionCount count, PageRequest request, Instant now) {
        boolean isInPart = state.condition() == Condition.WORKING && !count.isNothing();
        return new ConnectionView(
                isInPart ? name(state, now) + ", " + count.text() : name(state, now),
                isInPart ? count.tone() : tone(state),
                state.lastRequest().map(entry -> event(entry, request, now)),
                state.lastSuccess().map(entry -> event(entry, request, now)),
                state.lastProblem().map(entry -> event(entry, request, now)),
                count.isNothing()
                        ? Optional.empty()
                        : Optional.of(
                                new Attention(count.text(), request.links().to(Links.ATTENTION, request.company()))));
    }

    private static Event event(ActivityEntry entry, PageRequest request, Instant now) {
        return new Event(
                Texts.since(entry.at(), now),
                Texts.time(entry.at()),
                request.links().to(Links.ACTIVITY_ENTRY, request.company(), entry.id()),
                entry.outcome().detail());
    }

    private static String name(ConnectionState state, Instant now) {
        return switch (state.condition()) {
            case NEVER_CONTACTED -> "Never contacted";
            case AWAITED -> "Nothing has come since provisioning was enabled.";
            case WORKING -> "Working";
            case FAILING -> "Failing";
            case SILENT ->
                "Silent for " + Texts.roughly(Duration.between(state.since().orElse(now), now));
        };
    }

    private static String tone(ConnectionState state) {
        return switch (state.condition()) {
            case NEVER_CONTACTED, AWAITED -> "off";
            case WORKING -> "good";
            case FAILING -> "bad";
            case SILENT -> "warn";
        };
    }
}
