package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserChange;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a store throws: responses say what is stored, and listeners hear of exactly that. */
class BrokenStoresHttpTest {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private Optional<RunningScimServer> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(RunningScimServer::close);
    }

    static Stream<RuntimeException> exceptionsOfAStore() {
        return Stream.of(
                ScimErrorException.invalidValue("The payroll refuses this user."),
                new IllegalStateException("a bug"),
                new NullPointerException(),
                new StoreException.OutcomeUnknown("time-out", new IllegalStateException()));
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfAStore")
    void aCreateThatFailsInTheMiddleOfABulkRequestSpoilsNoOther(RuntimeException failure) {
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public StoredUser create(String suggestedId, UserDocument user) {
                if (isNamed(user, "bad")) {
                    throw failure;
                }
                return super.create(suggestedId, user);
            }
        });

        JsonNode response = bulk(client, "ada", "bad", "carl");

        assertThat(statuses(response)).containsExactly("ada 201", "bad " + statusOf(failure), "carl 201");
        assertThat(stored(client)).containsExactlyInAnyOrder("ada", "carl");
        assertThat(heard).containsExactlyInAnyOrder("created ada", "created carl");
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfAStore")
    void aCreateThatFailsAfterItsWriteIsReportedAsDone(RuntimeException failure) {
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public StoredUser create(String suggestedId, UserDocument user) {
                super.create(suggestedId, user);
                throw failure;
            }
        });

        assertThat(client.post("/Users", ScimClient.user("ada", "")).status()).isEqualTo(201);
        assertThat(statuses(bulk(client, "bob", "carl"))).containsExactly("bob 201", "carl 201");
        assertThat(heard).containsExactlyInAnyOrder("created ada", "created bob", "created carl");
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfAStore")
    void aStoreWithIdsOfItsOwnIsAskedForTheUserName(RuntimeException failure) {
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public StoredUser create(String suggestedId, UserDocument user) {
                super.create(UUID.randomUUID().toString(), user);
                throw failure;
            }
        });

        ScimClient.Response created = client.post("/Users", ScimClient.user("ada", ""));

        assertThat(created.status()).isEqualTo(201);
        assertThat(client.get("/Users/" + created.id()).status()).isEqualTo(200);
        assertThat(heard).containsExactly("created ada");
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfAStore")
    void aBatchThatThrowsInTheMiddleIsReportedAsItIsStored(RuntimeException failure) {
        assertHalfABatchIsReportedAsItIsStored((store, users) -> {
            users.subList(0, 2).forEach(each -> store.create(each.suggestedId(), each.user()));
            throw failure;
        });
    }

    @Test
    void aBatchWithTooFewTooManyOrMissingOutcomesIsReportedAsItIsStored() {
        BiFunction<UserStore, List<NewUser>, List<CreateOutcome>> half = (store, users) -> users.subList(0, 2).stream()
                .map(each -> CreateOutcome.of(() -> store.create(each.suggestedId(), each.user())))
                .toList();
        CreateOutcome more = new CreateOutcome.Refused(new StoreException.DuplicateUser("userName"));

        assertHalfABatchIsReportedAsItIsStored(half);
        assertHalfABatchIsReportedAsItIsStored(
                (store, users) -> Stream.concat(half.apply(store, users).stream(), Stream.of(more, more))
                        .toList());
        assertHalfABatchIsReportedAsItIsStored((store, users) -> {
            List<CreateOutcome> outcomes = new ArrayList<>(half.apply(store, users));
            outcomes.add(null);
            return outcomes;
        });
    }

    private void assertHalfABatchIsReportedAsItIsStored(
            BiFunction<UserStore, List<NewUser>, List<CreateOutcome>> createAll) {
        stop();
        heard.clear();
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public List<CreateOutcome> createAll(List<NewUser> users) {
                return createAll.apply(store, users);
            }
        });

        JsonNode response = bulk(client, "ada", "bob", "carl");

        assertThat(statuses(response)).containsExactly("ada 201", "bob 201", "carl 503");
        assertThat(response.at("/Operations/2/response/detail").asText()).contains("It is not known whether");
        assertThat(stored(client)).containsExactlyInAnyOrder("ada", "bob");
        assertThat(heard).containsExactlyInAnyOrder("created ada", "created bob");
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfAStore")
    void aReplaceAndADeleteThatFailAfterTheirWriteAreReportedAsDone(RuntimeException failure) {
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
                super.replace(id, expectedVersion, user);
                throw failure;
            }

            @Override
            public boolean delete(String id, String expectedVersion) {
                super.delete(id, expectedVersion);
                throw failure;
            }
        });
        String id = client.createUser("ada").id();

        assertThat(client.put("/Users/" + id, ScimClient.user("augusta", "")).status())
                .isEqualTo(200);
        assertThat(client.delete("/Users/" + id).status()).isEqualTo(204);
        assertThat(heard).containsExactly("created ada", "updated augusta", "deleted augusta");
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfAStore")
    void aReplaceAndADeleteThatFailBeforeTheirWriteChangeNothingAndNobodyHears(RuntimeException failure) {
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
                throw failure;
            }

            @Override
            public boolean delete(String id, String expectedVersion) {
                throw failure;
            }
        });
        String id = client.createUser("ada").id();

        assertThat(client.put("/Users/" + id, ScimClient.user("augusta", "")).status())
                .isEqualTo(statusOf(failure));
        assertThat(client.delete("/Users/" + id).status()).isEqualTo(statusOf(failure));
        assertThat(stored(client)).containsExactly("ada");
        assertThat(heard).containsExactly("created ada");
    }

    @Test
    void whereTheStoreCannotBeReadEitherTheOutcomeIsReportedAsUnknown() {
        ScimClient client = serve(store -> new Faulty(store) {

            private boolean isDown;

            @Override
            public StoredUser create(String suggestedId, UserDocument user) {
                isDown = true;
                throw new IllegalStateException("the connection broke");
            }

            @Override
            public Optional<StoredUser> find(String id) {
                if (isDown) {
                    throw new StoreException.Unavailable("down", Duration.ZERO, new IllegalStateException());
                }
                return super.find(id);
            }
        });

        ScimClient.Response response = client.post("/Users", ScimClient.user("ada", ""));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body().path("detail").asText()).contains("It is not known whether");
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 30", "PT1.2S, 2", "PT0S, 1"})
    void theTimeThatAStoreAsksForIsToldInWholeSeconds(Duration asked, String told) {
        ScimClient client = serve(store -> new Faulty(store) {
            @Override
            public Optional<StoredUser> find(String id) {
                throw new StoreException.Unavailable("down", asked, new IllegalStateException());
            }
        });

        ScimClient.Response response = client.get("/Users/1");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo(told);
    }

    private ScimClient serve(Function<UserStore, UserStore> breaking) {
        InMemoryUserStores stores = new InMemoryUserStores(Clock.systemUTC());
        RunningScimServer server =
                RunningScimServer.start(builder -> builder.users(tenant -> breaking.apply(stores.forTenant(tenant)))
                        .listener(new Hearing(heard)));
        running = Optional.of(server);
        return server.client();
    }

    private static JsonNode bulk(ScimClient client, String... userNames) {
        List<String> operations = Arrays.stream(userNames)
                .map(name -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + name + "\",\"data\":"
                        + ScimClient.user(name, "") + "}")
                .toList();
        return client.post(
                        "/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                + String.join(",", operations) + "]}")
                .body();
    }

    private static List<String> statuses(JsonNode response) {
        return texts(
                response.path("Operations"),
                result -> result.path("bulkId").asText() + " "
                        + result.path("status").asText());
    }

    private static List<String> stored(ScimClient client) {
        return texts(
                client.get("/Users").body().path("Resources"),
                user -> user.path("userName").asText());
    }

    private static List<String> texts(JsonNode list, Function<JsonNode, String> text) {
        return StreamSupport.stream(list.spliterator(), false).map(text).toList();
    }

    private static int statusOf(RuntimeException failure) {
        if (failure instanceof ScimErrorException refused) {
            return refused.error().status();
        }
        return failure instanceof StoreException ? 503 : 500;
    }

    /** Notes what it hears, with the userName. */
    private record Hearing(List<String> heard) implements ProvisioningListener {

        @Override
        public void created(Caller by, StoredUser user) {
            heard.add("created " + name(user));
        }

        @Override
        public void updated(Caller by, UserChange change) {
            heard.add("updated " + name(change.after()));
        }

        @Override
        public void deleted(Caller by, StoredUser user) {
            heard.add("deleted " + name(user));
        }

        private static String name(StoredUser user) {
            return user.attributes().tree().path("userName").asText();
        }
    }

    /** A store that works, to be broken by a subclass. */
    private static class Faulty extends DelegatingUserStore {

        Faulty(UserStore store) {
            super(store);
        }

        static boolean isNamed(UserDocument user, String name) {
            return user.tree().path("userName").asText().equals(name);
        }
    }
}
