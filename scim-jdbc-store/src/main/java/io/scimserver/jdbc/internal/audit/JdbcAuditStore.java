package io.scimserver.jdbc.internal.audit;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.jdbc.internal.Database;
import io.scimserver.jdbc.internal.Sql;
import io.scimserver.jdbc.internal.Tenants;
import io.scimserver.jdbc.internal.log.EntryLog;
import io.scimserver.jdbc.internal.log.LogSearch;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.jdbc.internal.log.Position;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** History of users and the actions of administrators, found by subject, actor, or action. */
public final class JdbcAuditStore implements AuditStore {

    private static final int BATCH = 100;
    private static final int BITS_BEHIND_THE_TIME = 16;

    private final Database database;
    private final Tenants tenants;
    private final EntryLog<AuditEntry> log;

    public JdbcAuditStore(Database database, Tenants tenants) {
        this.database = database;
        this.tenants = tenants;
        this.log = new EntryLog<>(database, "scim_audit", new AuditFormat());
    }

    @Override
    public void append(List<AuditEntry> entries) {
        Map<Tenant, List<AuditEntry>> byTenant = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.event().tenant()));
        byTenant.forEach((tenant, theirs) -> {
            long number = tenants.numberOf(tenant);
            database.writeAgainIfDuplicate(session -> log.append(session, number, theirs));
        });
    }

    @Override
    public List<AuditEntry> list(AuditQuery query) {
        LogSearch<AuditEntry> search = new LogSearch<>(
                best(query),
                query.before().map(JdbcAuditStore::position).orElse(Position.before(Long.MAX_VALUE)),
                Long.MIN_VALUE,
                entry -> query.matches(entry.event()),
                query.limit());
        return tenants.find(query.tenant())
                .map(number -> database.read(session -> log.search(session, number, search)))
                .orElse(List.of());
    }

    @Override
    public long deleteOlderThan(Instant time) {
        return log.deleteBefore(tenants, time.toEpochMilli());
    }

    @Override
    public long erase(Tenant tenant, String employeeId) {
        LogSearch<AuditEntry> about = new LogSearch<>(
                List.of(AuditFormat.subject(employeeId).exactly()),
                Position.before(Long.MAX_VALUE),
                Long.MIN_VALUE,
                entry -> entry.event().subject().isEmployee(employeeId),
                BATCH);
        return tenants.find(tenant)
                .map(number -> log.changeAll(number, about, entry -> entry.map(AuditEntry::erased)))
                .orElse(0L);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return tenants.delete(tenant, log::deleteTenant);
    }

    /** Returns the term that is likely to find the fewest entries. */
    private static List<Sql> best(AuditQuery query) {
        Optional<LogTerm> best = query.subject()
                .id()
                .map(AuditFormat::subject)
                .or(() -> query.action().filter(AuditFormat::isTerm).map(AuditFormat::action))
                .or(() -> query.actorId().map(AuditFormat::actor))
                .or(() -> query.actorKind().map(AuditFormat::actorKind));
        return best.map(LogTerm::exactly).stream().toList();
    }

    /** Returns the position of an entry, whose id holds its time; nothing is older than an id that no entry has. */
    @SuppressWarnings("UnusedException")
    private static Position position(String id) {
        try {
            return new Position(UUID.fromString(id).getMostSignificantBits() >>> BITS_BEHIND_THE_TIME, id);
        } catch (IllegalArgumentException e) {
            return Position.before(Long.MIN_VALUE);
        }
    }
}
