package io.scimserver.benchmarks;

import io.scimserver.OpenedStore;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.benchmark.StoreBenchmark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * Benchmark that prints the cost of a store's operations as it fills, and the time that it then takes to open:
 * arguments are the store's URI, in which {@code NEW} stands for a name that was never used, and numbers of users.
 */
final class ScaleBenchmark {

    private static final Tenant TENANT = new Tenant("benchmark");
    private static final int NANOS_A_MILLI = 1_000_000;

    private final String template;
    private final Deque<Opened> opened = new ArrayDeque<>();

    private ScaleBenchmark(String template) {
        this.template = template;
    }

    private record Opened(String uri, OpenedStore stores) {}

    public static void main(String[] arguments) {
        ScaleBenchmark benchmark = new ScaleBenchmark(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            benchmark.run(Integer.parseInt(arguments[i]));
        }
    }

    /** Runs one size at a time: the others' users would be searched, too, where there is no index. */
    private void run(int users) {
        System.out.println(new StoreBenchmark(this::emptyStore).run(users));
        Opened full = opened.removeLast();
        full.stores().close();
        long start = System.nanoTime();
        OpenedStore again = BenchmarkStores.open(full.uri());
        again.users().forTenant(TENANT).find("nobody");
        System.out.printf(
                "opened again with %,d users in %d ms%n%n", users, (System.nanoTime() - start) / NANOS_A_MILLI);
        again.close();
    }

    private UserStore emptyStore() {
        String uri = template.replace("NEW", UUID.randomUUID().toString());
        OpenedStore stores = BenchmarkStores.open(uri);
        opened.add(new Opened(uri, stores));
        return stores.users().forTenant(TENANT);
    }
}
