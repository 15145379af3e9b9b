package io.scimserver.testkit.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stores with something of everything. */
final class WholeStore {

    private static final Instant AT = Instant.parse("2026-01-31T23:59:58.123Z");
    private static final int USERS = 230;

    private WholeStore() {}

    /** Adds something of everything, and returns the tenants to which it belongs. */
    static List<Tenant> add(OpenedStore store) {
        List<Tenant> tenants = Stream.of("acme", "acme\u00e9", "token", "history", "activity")
                .map(Tenant::new)
                .toList();
        Steps.createAll(store.users().forTenant(tenants.get(0)), Users.ada(), Users.bob(), Users.carl(), Users.dora());
        Steps.createMany(store.users().forTenant(tenants.get(1)), USERS);
        store.settings().orElseThrow().putIfAbsent("setting", "value \u00e9 \ud83d\ude00");
        Stream.of(1, 2)
                .map(number -> token(tenants.get(2), number))
                .forEach(store.tokens().orElseThrow()::add);
        store.audit().orElseThrow().append(List.of(history(tenants.get(3), 1), history(tenants.get(3), 2)));
        store.activity()
                .orElseThrow()
                .append(List.of(activity(Optional.of(tenants.get(4)), 1), activity(Optional.empty(), 2)));
        return tenants;
    }

    /** Adds two groups, one of which has many members, and returns their tenant, which has nothing else. */
    static Tenant addGroups(OpenedStore store) {
        Tenant tenant = new Tenant("groups");
        GroupStore groups = store.groups().orElseThrow().forTenant(tenant);
        Set<Member> many = IntStream.range(0, USERS)
                .mapToObj(number -> new Member("member-" + number, Member.Kind.USER))
                .collect(Collectors.toSet());
        groups.create("inner", group("Inner \u00e9"), many);
        groups.create("outer", group("Outer"), Set.of(new Member("inner", Member.Kind.GROUP)));
        return tenant;
    }

    private static UserDocument group(String name) {
        return UserDocument.of(JsonNodeFactory.instance.objectNode().put("displayName", name));
    }

    private static StoredToken token(Tenant tenant, int number) {
        StoredToken token = new StoredToken(
                "token-" + number,
                tenant,
                "%064x".formatted(number),
                "Entra \u00e9",
                Access.READ_ONLY,
                "scim_\u2026" + number,
                AT.plusMillis(number),
                Optional.of("grace"),
                Optional.of(AT.plus(Duration.ofDays(365))),
                Optional.empty(),
                Optional.empty());
        TokenUse use = new TokenUse(AT.plusSeconds(60), Optional.of("agent"), Optional.of("192.0.2.7"));
        return number == 1 ? token : token.withRevoked(AT.plusSeconds(90)).withLastUsed(use);
    }

    private static AuditEntry history(Tenant tenant, int number) {
        AuditEvent event = AuditEvent.of(
                tenant,
                AuditActor.administrator("grace"),
                AuditSubject.employee("ada", "Ada@x.org"),
                AuditEvent.UPDATED);
        AuditChange change = new AuditChange("title", Optional.empty(), Optional.of("\"Dr \u00e9\""));
        return new AuditEntry(id(number), event.withChanges(List.of(change)), false);
    }

    private static ActivityEntry activity(Optional<Tenant> tenant, int number) {
        return new ActivityEntry(
                id(number),
                tenant,
                AT.plusSeconds(number),
                Duration.ofNanos(1_234_000),
                new ActivityEntry.Call(ActivityOperation.READ, "GET", "/scim/v2/Users/1", 1),
                ActivityEntry.Source.UNKNOWN,
                ActivityEntry.Outcome.of(200),
                List.of(new ActivityEntry.Subject(Optional.of("1"), Optional.of("Ada \ud83d"))),
                new ActivityEntry.Bodies(Optional.of(new ActivityEntry.Body("{}", 7)), Optional.empty()));
    }

    private static String id(int number) {
        String millis = "%012x".formatted(AT.plusSeconds(number).toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8) + "-7000-8000-" + "%012x".formatted(number);
    }
}
