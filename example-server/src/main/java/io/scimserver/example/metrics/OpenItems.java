package io.scimserver.example.metrics;

import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.attention.AttentionItem;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Numbers of open items in the lists of all companies, read when somebody asks and at most every ten seconds. Safe for
 * use by many threads.
 */
final class OpenItems {

    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final Attention attention;
    private final Supplier<List<Tenant>> tenants;
    private Map<AttentionKind, Long> counted = Map.of();
    private long countedUntilNanos = System.nanoTime();

    OpenItems(Attention attention, Supplier<List<Tenant>> tenants) {
        this.attention = attention;
        this.tenants = tenants;
    }

    synchronized long of(AttentionKind kind) {
        if (System.nanoTime() - countedUntilNanos >= 0) {
            counted = tenants.get().stream()
                    .flatMap(tenant -> attention.list(tenant).open().stream())
                    .collect(Collectors.groupingBy(AttentionItem::kind, Collectors.counting()));
            countedUntilNanos = System.nanoTime() + FRESH_NANOS;
        }
        return counted.getOrDefault(kind, 0L);
    }
}
