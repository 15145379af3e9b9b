package io.scimserver.testkit.activity;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Entries of an activity log. */
final class ActivityFixture {

    static final Optional<Tenant> ACME = Optional.of(new Tenant("acme"));
    static final Optional<Tenant> OTHER = Optional.of(new Tenant("ACME"));
    static final Optional<Tenant> NOBODY = Optional.empty();

    private static final Instant START = Instant.parse("2026-01-30T23:50:00.123Z");

    private ActivityFixture() {}

    static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** Returns the successful read of a user, at this minute. */
    static ActivityEntry read(int minute, String userName) {
        return entry(ACME, minute, ActivityOperation.READ, Outcome.of(200), List.of(subject(userName)));
    }

    /** Returns the same for another tenant, or for none. */
    static ActivityEntry readOf(Optional<Tenant> tenant, int minute, String userName) {
        return entry(tenant, minute, ActivityOperation.READ, Outcome.of(200), List.of(subject(userName)));
    }

    /** Returns a patch that was refused, at this minute. */
    static ActivityEntry refusedPatch(int minute, String userName, String detail) {
        Outcome refused = new Outcome(
                400,
                Optional.of("invalidValue"),
                Optional.of(detail),
                Set.of(Repair.BOOLEAN_AS_TEXT, Repair.OPERATION_NAME_CASE),
                Map.of(ActivityEffect.REFUSED, 1));
        return entry(ACME, minute, ActivityOperation.PATCH, refused, List.of(subject(userName)));
    }

    /** Returns a bulk request about several users, at this minute. */
    static ActivityEntry bulk(int minute, String... userNames) {
        Outcome done = new Outcome(
                200,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Map.of(ActivityEffect.CREATED, userNames.length, ActivityEffect.DEACTIVATED, 2));
        return entry(
                ACME,
                minute,
                ActivityOperation.BULK,
                done,
                List.of(userNames).stream().map(ActivityFixture::subject).toList());
    }

    /** Returns a request that ended with this status, at this minute. */
    static ActivityEntry ended(int minute, int status, Map<ActivityEffect, Integer> effects) {
        Outcome outcome = new Outcome(status, Optional.empty(), Optional.empty(), Set.of(), effects);
        return entry(ACME, minute, ActivityOperation.BULK, outcome, List.of(subject("ada")));
    }

    /** Returns an entry with every part. */
    static ActivityEntry withEverything(int minute) {
        ActivityEntry plain = refusedPatch(minute, "ada", "no \"such\" value");
        Optional<String> text = Optional.of("\u7814 <x> ' \\ \ud83d\ude00".repeat(10));
        return new ActivityEntry(
                plain.id(),
                plain.tenant(),
                plain.at(),
                Duration.ofSeconds(75, 999_999_000),
                new Call(ActivityOperation.BULK, "POST", "/scim/v2/Bulk?" + "x".repeat(1900), 777),
                new Source(text, text, Optional.of("2001:db8::7"), text),
                ignoring(plain.outcome()),
                List.of(
                        new Subject(Optional.of("id"), Optional.empty()),
                        new Subject(Optional.empty(), Optional.of("n".repeat(1000)))),
                new Bodies(Optional.of(new Body("r".repeat(20_000), 0)), Optional.of(new Body("{\"a\":[]}", 123_456))));
    }

    private static Outcome ignoring(Outcome outcome) {
        return new Outcome(
                outcome.status(),
                outcome.scimType(),
                outcome.detail(),
                outcome.repairs(),
                outcome.effects(),
                List.of(
                        new IgnoredAttribute("urn:a:2.0:b.c$\u7814".repeat(10), Reason.UNKNOWN),
                        new IgnoredAttribute("active", Reason.ACTIVE_HAS_A_VALUE),
                        new IgnoredAttribute("active", Reason.DUPLICATE)));
    }

    /** Returns an entry in which every text is this one, and two of its subjects are alike. */
    static ActivityEntry ofTexts(int minute, String text) {
        ActivityEntry plain = read(minute, "ada");
        Optional<String> some = Optional.of(text);
        Optional<Body> body = Optional.of(new Body(text, 0));
        return new ActivityEntry(
                plain.id(),
                plain.tenant(),
                plain.at(),
                Duration.ZERO,
                new Call(ActivityOperation.OTHER, text.substring(0, Math.min(40, text.length())), text, 1),
                new Source(some, some, some, some),
                new Outcome(400, some, some, Set.of(), Map.of(), List.of(new IgnoredAttribute(text, Reason.UNKNOWN))),
                List.of(new Subject(some, some), new Subject(some, some), new Subject(Optional.empty(), some)),
                new Bodies(body, body));
    }

    /** Returns an entry with texts and numbers as large as they may be, REFUSED once. */
    static ActivityEntry large(int minute) {
        ActivityEntry plain = read(minute, "ada");
        String longText = "\u7814".repeat(100);
        List<IgnoredAttribute> ignored = IntStream.rangeClosed(0, IgnoredAttribute.MOST)
                .mapToObj(i -> new IgnoredAttribute("a".repeat(190) + i, Reason.UNKNOWN))
                .toList();
        return new ActivityEntry(
                plain.id(),
                plain.tenant(),
                plain.at(),
                Duration.ofHours(30),
                new Call(ActivityOperation.BULK, "M".repeat(40), "/" + "p".repeat(1_999), 40_000),
                new Source(
                        Optional.of(longText),
                        Optional.of(longText),
                        Optional.of(longText),
                        Optional.of(longText.repeat(2))),
                new Outcome(
                        400,
                        Optional.of("invalidValue"),
                        Optional.of("\u7814".repeat(1_000)),
                        Set.of(),
                        Map.of(ActivityEffect.REFUSED, 1),
                        ignored),
                List.of(subject("n".repeat(1_000))),
                new Bodies(Optional.of(new Body("r".repeat(100_000), 1_000_000)), Optional.of(new Body("", 0))));
    }

    /** Returns an entry about two people that has another word in each part. */
    static ActivityEntry withWords(int minute) {
        ActivityEntry plain = read(minute, "ada");
        return new ActivityEntry(
                plain.id(),
                plain.tenant(),
                plain.at(),
                plain.duration(),
                new Call(ActivityOperation.BULK, "INMETHOD", "/inpath?filter=x%20decoded%20caf%C3%A9", 2),
                new Source(Optional.of("intoken"), Optional.of("inlabel"), Optional.empty(), Optional.of("inagent")),
                new Outcome(400, Optional.of("intype"), Optional.of("so indetail"), Set.of(), Map.of()),
                List.of(
                        new Subject(Optional.of("inid-1"), Optional.of("inname@example.org")),
                        new Subject(Optional.of("inid-2"), Optional.of("second"))),
                new Bodies(Optional.of(new Body("{\"inbody\":1}", 0)), Optional.empty()));
    }

    /** Returns the patch of a group. */
    static ActivityEntry patchOfGroup(int minute, String displayName) {
        return entry(ACME, minute, ActivityOperation.PATCH_GROUP, Outcome.of(204), List.of(subject(displayName)));
    }

    /** Returns an entry with as few parts as possible. */
    static ActivityEntry withNothing(int minute) {
        ActivityEntry plain = read(minute, "ada");
        return new ActivityEntry(
                plain.id(),
                plain.tenant(),
                plain.at(),
                Duration.ZERO,
                new Call(ActivityOperation.OTHER, "", "", 1),
                Source.UNKNOWN,
                Outcome.of(404),
                List.of(),
                Bodies.NONE);
    }

    static Subject subject(String userName) {
        return new Subject(Optional.of("id-of-" + userName), Optional.of(userName));
    }

    private static ActivityEntry entry(
            Optional<Tenant> tenant, int minute, ActivityOperation operation, Outcome outcome, List<Subject> subjects) {
        return new ActivityEntry(
                "01981f3e-0000-7000-8000-%012d%s"
                        .formatted(minute, tenant.map(Tenant::id).orElse("")),
                tenant,
                at(minute),
                Duration.ofNanos(1_234_000),
                new Call(operation, "GET", "/scim/v2/Users/x%20y?count=" + minute, 1),
                new Source(
                        Optional.of("token-1"),
                        Optional.of("Entra \u00e9"),
                        Optional.of("192.0.2.7"),
                        Optional.empty()),
                outcome,
                subjects,
                new Bodies(Optional.of(new Body("{\"a.b\":\"$x \u0000 \ud83d\ude00\"}", 17)), Optional.empty()));
    }
}
