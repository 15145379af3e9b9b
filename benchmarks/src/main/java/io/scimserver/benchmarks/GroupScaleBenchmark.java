package io.scimserver.benchmarks;

import io.scimserver.store.GroupStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.benchmark.GroupBenchmark;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Benchmark that prints the cost of a store's operations on one group as it fills: arguments are the store's URI, in which
 * {@code NEW} stands for a name that was never used, and numbers of members.
 */
final class GroupScaleBenchmark {

    private static final Tenant TENANT = new Tenant("benchmark");

    private GroupScaleBenchmark() {}

    public static void main(String[] arguments) {
        int[] sizes = Stream.of(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        System.out.println(new GroupBenchmark(() -> emptyStore(arguments[0])).run(sizes));
    }

    private static GroupStore emptyStore(String template) {
        return BenchmarkStores.open(template.replace("NEW", UUID.randomUUID().toString()))
                .groups()
                .orElseThrow()
                .forTenant(TENANT);
    }
}
