package io.scimserver.testkit.benchmark;

import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Benchmark of a store's operations as it fills: {@code new StoreBenchmark(MyStore::new).run(1_000, 10_000)} gives a
 * table in Markdown. One thread, users of about 1 kB, medians after a warm-up; some seconds per operation and size. The
 * measured creates are the last ones, and a walk ends after twenty seconds. An operation that the store gives up, such
 * as one that takes longer than its time-out, has the name of its exception in place of a time. Good for the question
 * whether a cost grows with the number of users, not for the third digit.
 */
public final class StoreBenchmark {

    private static final int PAGE = 100;
    private static final int DEEP_PAGE = 900;
    private static final int MEASURED_CREATES = 1_000;

    private static final String TEMPLATE = Users.ada()
            .renamed("UserNUMBER@example.org")
            .with("externalId", "external-NUMBER")
            .withEmail("other", "mailNUMBER@example.org")
            .withKit("badge", "badge-NUMBER")
            .document()
            .tree()
            .toString();

    private final Supplier<UserStore> emptyStore;

    /** @param emptyStore makes a store without users, once for each size */
    public StoreBenchmark(Supplier<UserStore> emptyStore) {
        this.emptyStore = emptyStore;
    }

    /**
     * Measures the in-memory store.
     *
     * @param sizes the numbers of users; 1,000, 10,000 and 100,000 if left out
     */
    public static void main(String... sizes) {
        Supplier<UserStore> memory = () -> new InMemoryUserStores(Clock.systemUTC()).forTenant(new Tenant("benchmark"));
        int[] users = sizes.length == 0
                ? new int[] {1_000, 10_000, 100_000}
                : Stream.of(sizes).mapToInt(Integer::parseInt).toArray();
        System.out.println(new StoreBenchmark(memory).run(users));
    }

    /**
     * Fills a new store for each size and measures it.
     *
     * @param sizes the numbers of users, at least {@value #PAGE} each
     * @return one row per operation, one column per size: microseconds per operation
     */
    public String run(int... sizes) {
        List<List<Measurement>> columns =
                IntStream.of(sizes).mapToObj(this::measure).toList();
        return Measurement.table("users", sizes, columns);
    }

    private List<Measurement> measure(int size) {
        UserStore store = emptyStore.get();
        List<Measurement> measured = new ArrayList<>();
        List<String> ids = fill(store, Math.max(0, size - MEASURED_CREATES));
        int filled = ids.size();
        measured.add(Measurement.ofEach(
                "create",
                size - filled,
                i -> ids.add(store.create(Steps.newId(), document(filled + i)).id())));
        Random random = new Random(size);
        IntStream anyone = IntStream.generate(() -> random.nextInt(size));
        Operations operations = new Operations(store, ids);
        int[] order = anyone.limit(100_000).toArray();
        int deepPage = Math.min(DEEP_PAGE, size / PAGE);
        measured.add(Measurement.of("find by id", order, operations::find));
        measured.add(Measurement.of("userName eq", order, operations::byUserName));
        measured.add(Measurement.of("externalId eq", order, operations::byExternalId));
        measured.add(Measurement.of("emails.value eq", order, operations::byEmail));
        measured.add(Measurement.of("custom attribute eq", order, operations::byBadge));
        measured.add(Measurement.of("find and replace", order, operations::replace));
        measured.add(Measurement.of("first page of " + PAGE, order, i -> operations.page(1)));
        measured.add(
                Measurement.of("page " + DEEP_PAGE + " (or the last), at once", order, i -> operations.page(deepPage)));
        measured.add(Measurement.ofWalk("each page of a walk to there", deepPage, page -> operations.page(page + 1)));
        return measured;
    }

    /** Fills the store as a bulk request does it, which may be quicker. */
    private static List<String> fill(UserStore store, int users) {
        List<String> ids = new ArrayList<>();
        while (ids.size() < users) {
            List<NewUser> some = IntStream.range(ids.size(), Math.min(users, ids.size() + PAGE))
                    .mapToObj(i -> new NewUser(Steps.newId(), document(i)))
                    .toList();
            store.createAll(some).forEach(outcome -> ids.add(idOf(outcome)));
        }
        return ids;
    }

    private static String idOf(CreateOutcome outcome) {
        if (outcome instanceof CreateOutcome.Created created) {
            return created.user().id();
        }
        throw ((CreateOutcome.Refused) outcome).reason();
    }

    private static UserDocument document(int number) {
        return UserDocument.ofJson(
                TEMPLATE.replace("NUMBER", String.valueOf(number)).getBytes(StandardCharsets.UTF_8));
    }

    /** Measured operations, each for the user with a number. */
    private record Operations(UserStore store, List<String> ids) {

        void find(int number) {
            require(store.find(ids.get(number)).isPresent());
        }

        void byUserName(int number) {
            findOne(where("userName").eq("uSER" + number + "@example.org"));
        }

        void byExternalId(int number) {
            findOne(where("externalId").eq("external-" + number));
        }

        void byEmail(int number) {
            findOne(where("emails", "value").eq("mail" + number + "@example.org"));
        }

        void byBadge(int number) {
            findOne(kit("badge").eq("badge-" + number));
        }

        void replace(int number) {
            StoredUser user = store.find(ids.get(number)).orElseThrow();
            require(store.replace(user.id(), user.version(), document(number)).isPresent());
        }

        void page(int number) {
            UserQuery query = Steps.query(new Paging.Offset((number - 1) * PAGE + 1, PAGE));
            require(store.search(query).users().size() == PAGE);
        }

        private void findOne(Filter filter) {
            require(store.search(Steps.query(filter, new Paging.Offset(1, PAGE)))
                            .users()
                            .size()
                    == 1);
        }

        private static void require(boolean isRight) {
            if (!isRight) {
                throw new IllegalStateException("a wrong answer: run the contract first, then measure");
            }
        }
    }
}
