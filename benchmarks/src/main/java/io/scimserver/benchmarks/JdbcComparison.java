package io.scimserver.benchmarks;

import io.scimserver.OpenedStore;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Comparison that prints the median times of the JDBC store, and of JDBC alone that keeps the same documents in one table
 * with two unique keys. Both take turns, so that they meet the same machine. Arguments are the JDBC URL of a new
 * SQLite file, or of an empty schema of PostgreSQL, and the number of users.
 */
final class JdbcComparison {

    private static final int TURNS = 2_500;
    private static final int FINDS = 20_000;
    private static final int BATCH_TURNS = 50;
    private static final int WARM_UP_PART = 5;
    private static final int BATCH = 100;
    private static final int WRITERS = 8;
    private static final int ROUNDS = 5;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICRO = 1e3;

    private final UserStore store;
    private final BareJdbc bare;
    private final List<StoredUser> users = new ArrayList<>();
    private final Random random = new Random(1);
    private int created;

    private JdbcComparison(UserStore store, BareJdbc bare) {
        this.store = store;
        this.bare = bare;
    }

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        try (OpenedStore stores = BenchmarkStores.open(url);
                BareJdbc bare = BareJdbc.open(url)) {
            UserStore store = stores.users().forTenant(new Tenant("benchmark"));
            JdbcComparison comparison = new JdbcComparison(store, bare);
            comparison.fill(Integer.parseInt(arguments[1]));
            comparison.compareOperations();
            if (url.startsWith("jdbc:sqlite:")) {
                comparison.compareWriters();
            }
        }
    }

    private void fill(int count) {
        while (users.size() < count) {
            List<NewUser> batch = newUsers();
            for (CreateOutcome outcome : store.createAll(batch)) {
                users.add(((CreateOutcome.Created) outcome).user());
            }
            bare.insert(batch);
        }
    }

    private void compareOperations() {
        compare(
                "find",
                FINDS,
                turn -> random.nextInt(users.size()),
                user -> require(store.find(users.get(user).id()).isPresent()),
                user -> require(bare.find(users.get(user).id()).length > 0));
        compare(
                "find and compare-and-set",
                TURNS,
                turn -> random.nextInt(users.size()),
                this::replace,
                user -> bare.replace(users.get(user).id(), users.get(user).attributes()));
        compare(
                "create",
                TURNS,
                turn -> newUser(),
                user -> store.create(user.suggestedId(), user.user()),
                user -> bare.insert(List.of(user)));
        compare("create " + BATCH, BATCH_TURNS, turn -> newUsers(), store::createAll, bare::insert);
    }

    /** Replaces a user by one with another title. */
    private void replace(int user) {
        StoredUser before = store.find(users.get(user).id()).orElseThrow();
        UserDocument next = document(user, "Title " + random.nextInt());
        users.set(user, store.replace(before.id(), before.version(), next).orElseThrow());
    }

    private static <T> void compare(
            String operation, int turns, IntFunction<T> prepare, Consumer<T> ofStore, Consumer<T> ofJdbc) {
        long[] inStore = new long[turns];
        long[] inJdbc = new long[turns];
        for (int turn = 0; turn < turns; turn++) {
            T subject = prepare.apply(turn);
            long start = System.nanoTime();
            ofStore.accept(subject);
            long middle = System.nanoTime();
            ofJdbc.accept(subject);
            inStore[turn] = middle - start;
            inJdbc[turn] = System.nanoTime() - middle;
        }
        double ofOne = medianMicros(inStore);
        double ofOther = medianMicros(inJdbc);
        System.out.printf(
                "%s: store %,.1f us, JDBC alone %,.1f us, ratio %.2f%n", operation, ofOne, ofOther, ofOther / ofOne);
    }

    /** Returns the median of all times but those of the warm-up. */
    private static double medianMicros(long[] nanos) {
        int warmUp = nanos.length / WARM_UP_PART;
        long[] measured = LongStream.of(nanos).skip(warmUp).sorted().toArray();
        return measured[measured.length / 2] / NANOS_A_MICRO;
    }

    /** Compares writers who share commits with those who wait for each other. */
    private void compareWriters() throws InterruptedException, ExecutionException {
        long together = 0;
        long alone = 0;
        Object lock = new Object();
        for (int round = 0; round < ROUNDS; round++) {
            together += nanosOfWriters(user -> store.create(user.suggestedId(), user.user()));
            alone += nanosOfWriters(user -> {
                synchronized (lock) {
                    store.create(user.suggestedId(), user.user());
                }
            });
        }
        double creates = ROUNDS * WRITERS * BATCH * NANOS_A_SECOND;
        System.out.printf(
                "%d writers: store %.0f/s, with a lock around it %.0f/s, ratio %.2f%n",
                WRITERS, creates / together, creates / alone, (double) alone / together);
    }

    private long nanosOfWriters(Consumer<NewUser> create) throws InterruptedException, ExecutionException {
        List<List<NewUser>> shares =
                IntStream.range(0, WRITERS).mapToObj(writer -> newUsers()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (List<NewUser> share : shares) {
                running.add(threads.submit(() -> share.forEach(create)));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
            return System.nanoTime() - start;
        } finally {
            threads.shutdown();
        }
    }

    private List<NewUser> newUsers() {
        return IntStream.range(0, BATCH).mapToObj(i -> newUser()).toList();
    }

    private NewUser newUser() {
        return new NewUser(UUID.randomUUID().toString(), document(created++, "Engineer"));
    }

    private static UserDocument document(int number, String title) {
        return UserDocument.ofJson(People.user(number, title).getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("a measured operation returned a wrong result");
        }
    }
}
