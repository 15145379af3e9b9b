package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import io.scimserver.example.support.SharedDatabase;
import io.scimserver.example.support.Wire;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that two servers on one database respond as one. */
class TwoServersTest {

    private static final Tenant COMPANY = new Tenant("default");
    private static final int CALLERS = 8;
    private static final int ROUNDS = 10;

    private SharedDatabase database;
    private RunningServer first;
    private RunningServer second;
    private List<ScimCaller> servers;

    @BeforeEach
    void start() throws Exception {
        database = SharedDatabase.start();
        first = RunningServer.start("--store=" + database.uri());
        second = RunningServer.start("--store=" + database.uri());
        servers = List.of(new ScimCaller(first.url(), first.token()), new ScimCaller(second.url(), first.token()));
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        database.close();
    }

    @Test
    void ofRacingCreatesOfOneNameOneIsCreatedAndTheOthersAreConflicts() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "racer" + round;
            List<Integer> statuses = ScimCaller.atOnce(
                    CALLERS,
                    caller -> server(caller)
                            .create(caller < CALLERS / 2 ? name : name.toUpperCase(Locale.ROOT))
                            .status());
            assertThat(statuses)
                    .containsOnly(201, 409)
                    .filteredOn(status -> status == 201)
                    .hasSize(1);
            assertThat(server(round).countOf(name)).isEqualTo(1);
        }
    }

    @Test
    void ofRacingRenamesToOneNameOneIsRenamedAndTheOthersKeepTheirNames() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int user = 0; user < CALLERS; user++) {
            ids.add(server(user).create("user" + user).id());
        }
        for (int round = 0; round < ROUNDS; round++) {
            String name = "wanted" + round;
            List<ScimCaller.Response> responses = ScimCaller.atOnce(
                    CALLERS,
                    caller -> server(caller)
                            .patch(
                                    ids.get(caller),
                                    renaming(caller < CALLERS / 2 ? name : name.toUpperCase(Locale.ROOT))));
            assertOneWon(responses, 200);
            assertThat(server(round).countOf(name)).isEqualTo(1);
        }
        for (ScimCaller server : servers) {
            assertThat(server.get("/Users?count=0").json().get("totalResults").intValue())
                    .as("nobody is lost")
                    .isEqualTo(CALLERS);
        }
    }

    @Test
    void ofACreateAndRenamesToOneNameOneWins() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int user = 0; user < CALLERS; user++) {
            ids.add(server(user).create("user" + user).id());
        }
        for (int round = 0; round < ROUNDS; round++) {
            String name = "wanted" + round;
            List<ScimCaller.Response> responses = ScimCaller.atOnce(
                    CALLERS,
                    caller -> caller % 3 == 0
                            ? server(caller).create(name)
                            : server(caller).patch(ids.get(caller), renaming(name)));
            assertOneWon(responses, 200, 201);
            assertThat(server(round).countOf(name)).isEqualTo(1);
            for (String id : ids) {
                assertThat(server(round).get("/Users/" + id).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void patchesOverBothAllTakeEffectAndNoVersionComesTwice() throws Exception {
        String id = server(0).create("ada").json().get("id").textValue();
        List<List<ScimCaller.Response>> responses = ScimCaller.atOnce(CALLERS, caller -> {
            List<ScimCaller.Response> own = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                own.add(server(caller + i).patch(id, addingEmail(caller, i)));
            }
            return own;
        });
        assertThat(responses)
                .flatMap(own -> own)
                .allSatisfy(response ->
                        assertThat(response.status()).as(response.text()).isEqualTo(200))
                .extracting(response -> response.json().at("/meta/version").textValue())
                .doesNotHaveDuplicates()
                .hasSize(CALLERS * ROUNDS);
        for (ScimCaller server : servers) {
            assertThat(server.get("/Users/" + id).json().get("emails")).hasSize(CALLERS * ROUNDS);
        }
    }

    @Test
    void aTokenThatOneRevokesTheOtherRefusesAtOnce() throws Exception {
        TokenService atFirst =
                new TokenService(first.running().stores().tokens().orElseThrow(), Clock.systemUTC());
        IssuedToken token = atFirst.issue(new TokenTerms(COMPANY, "to be revoked", Access.READ_WRITE));
        ScimCaller bearer = new ScimCaller(second.url(), token.secret());
        assertThat(bearer.get("/Users").status()).isEqualTo(200);

        assertThat(atFirst.revoke(COMPANY, token.token().id())).isTrue();

        assertThat(bearer.get("/Users").status()).isEqualTo(401);
    }

    @Test
    void anAttributeThatIsDefinedElsewhereIsKnownInTheStatedTime() throws Exception {
        assertThat(server(1).get("/Schemas").text()).doesNotContain("shoeSize");
        SettingsStore shared = first.running().stores().settings().orElseThrow();
        CustomSchema none = new CustomSchema(
                "urn:ietf:params:scim:schemas:extension:company:2.0:User",
                CustomSchema.AdvertisedName.ALIAS,
                List.of());
        new CustomSchemas(UserSchema.standard(), none, shared, Clock.systemUTC())
                .define(COMPANY, CustomAttribute.named("Shoe Size", CustomAttribute.Type.INTEGER));

        awaitPassing(Instant.now().plus(StoredValue.MAX_AGE));

        for (ScimCaller server : servers) {
            assertThat(server.get("/Schemas").text()).contains("shoeSize");
        }
    }

    private static void assertOneWon(List<ScimCaller.Response> responses, Integer... successes) {
        assertThat(responses)
                .filteredOn(response -> List.of(successes).contains(response.status()))
                .hasSize(1);
        assertThat(responses)
                .filteredOn(response -> !List.of(successes).contains(response.status()))
                .allSatisfy(response -> {
                    assertThat(response.status()).as(response.text()).isEqualTo(409);
                    assertThat(response.json().path("scimType").asText()).isEqualTo("uniqueness");
                });
    }

    private static String renaming(String name) {
        return "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"%s\"}".formatted(name);
    }

    private ScimCaller server(int number) {
        return servers.get(number % servers.size());
    }

    private static String addingEmail(int caller, int number) {
        return "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"c%d-%d@example.org\"}]}"
                .formatted(caller, number);
    }

    private void awaitPassing(Instant moment) throws Exception {
        try (Wire idle = first.wire()) {
            while (!Instant.now().isAfter(moment)) {
                idle.pause();
            }
        }
    }
}
