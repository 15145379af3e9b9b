package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.Preview;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import io.scimserver.store.StoreProfile;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that declares what it keeps: the schema, the checks and the log follow. */
class StoreProfileHttpTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final InMemoryUserStores kept = new InMemoryUserStores(Clock.systemUTC());
    private final RunningScimServer server = RunningScimServer.start(
            builder -> builder.users(keeping("title", "name.familyName", "emails", ENTERPRISE + ":costCenter")));
    private final ScimClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void schemasShowWhatTheStoreKeeps() {
        assertThat(client.get("/Schemas/" + CORE).body().path("attributes").findValuesAsText("name"))
                .contains("userName", "active", "title", "name", "familyName", "emails")
                .doesNotContain("nickName", "givenName", "addresses");
        assertThat(client.get("/Schemas/" + ENTERPRISE)
                        .body()
                        .path("attributes")
                        .findValuesAsText("name"))
                .containsExactly("costCenter");
    }

    @Test
    void whatTheStoreDoesNotKeepIsNotStoredAndTheLogSaysSo() {
        String body = user(
                "ada",
                "\"title\":\"Dr\",\"nickName\":\"A\",\"externalId\":\"7\",\"name\":{\"familyName\":\"Lovelace\","
                        + "\"givenName\":\"Ada\"},\"" + ENTERPRISE + "\":{\"costCenter\":\"1\",\"division\":\"2\"}");

        Preview preview = server.scim()
                .users(new Caller(ACME, "hr", "HR", Access.READ_WRITE))
                .previewCreate(body);
        String id = client.post("/Users", body).id();

        assertThat(preview.ignored())
                .containsExactlyInAnyOrder(
                        new IgnoredAttribute("nickName", Reason.UNKNOWN),
                        new IgnoredAttribute("name.givenName", Reason.UNKNOWN),
                        new IgnoredAttribute(ENTERPRISE + ":division", Reason.UNKNOWN));
        assertThat(Reason.UNKNOWN.sentence()).startsWith("It was not kept: ");
        assertThat(kept.forTenant(ACME)
                        .find(id)
                        .orElseThrow()
                        .attributes()
                        .tree()
                        .toString())
                .contains("Lovelace", "costCenter", "\"externalId\":\"7\"")
                .doesNotContain("nickName", "givenName", "division");
    }

    @Test
    void aPatchWithoutAPathStoresWhatIsKept() {
        String id = client.createUser("ada").id();

        ScimClient.Response patched = client.patchWith(
                "/Users/" + id, "{\"op\":\"replace\",\"value\":{\"title\":\"Dr\",\"nickName\":\"A\"}}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().path("title").asText()).isEqualTo("Dr");
        assertThat(patched.body().has("nickName")).isFalse();
    }

    @Test
    void aPatchWhosePathIsNotKeptIsRefused() {
        String id = client.createUser("ada").id();

        ScimClient.Response patched =
                client.patchWith("/Users/" + id, "{\"op\":\"replace\",\"path\":\"nickName\",\"value\":\"A\"}");

        assertThat(patched.status()).isEqualTo(400);
    }

    @Test
    void aTenantsRequiredAttributeThatIsNotKeptIsToldByVerify() {
        ScimServer scim = ScimServer.builder()
                .users(keeping("nickName"))
                .schemas(UserSchemas.same(UserSchema.standard().requiring("title")))
                .authenticator(RunningScimServer.authenticator())
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> scim.verify(ACME))
                .withMessageContaining(
                        "the attribute 'title' is required and not in the store's profile: add it there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nickName eq \"A\"", "name.givenName eq \"Ada\"", ENTERPRISE + ":division eq \"2\""})
    void aFilterOnWhatIsNotKeptIsRefused(String filter) {
        assertThat(client.find(filter).status()).isEqualTo(400);
    }

    @Test
    void anExtensionOfWhichNothingIsKeptIsNotAdvertised() {
        try (RunningScimServer other = RunningScimServer.start(builder -> builder.users(keeping("title")))) {
            assertThat(other.client().get("/Schemas").body().findValuesAsText("id"))
                    .doesNotContain(ENTERPRISE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"titel", "name.titel", CORE + ":titel"})
    void aProfileThatNamesAnUnknownAttributeIsRefusedWhenTheServerIsBuilt(String path) {
        ScimServerBuilder builder =
                ScimServer.builder().users(keeping(path)).authenticator(RunningScimServer.authenticator());

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageStartingWith("the store's profile names '")
                .withMessageEndingWith("which " + CORE + " does not have: correct StoreProfile.keeping(...)");
    }

    @Test
    void aRequiredAttributeStaysRequired() {
        UserSchema schema = UserSchema.standard()
                .requiring("name.familyName", ENTERPRISE + ":costCenter")
                .keeping(StoreProfile.keeping("name.familyName", ENTERPRISE + ":costCenter"));

        assertThat(schema.core().attributes().find("name").orElseThrow().required())
                .isTrue();
        assertThat(schema.extensions()).singleElement().matches(schema::requires);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "name.familyName", ENTERPRISE + ":costCenter"})
    void anAttributeThatIsRequiredAndNotKeptIsRefused(String path) {
        UserSchema schema = UserSchema.standard().requiring(path);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.keeping(StoreProfile.keeping("nickName", "name.givenName")))
                .withMessageContaining("is required and not in the store's profile");
    }

    private UserStores keeping(String... attributes) {
        return new UserStores() {
            @Override
            public UserStore forTenant(Tenant tenant) {
                return kept.forTenant(tenant);
            }

            @Override
            public Optional<StoreProfile> profile() {
                return Optional.of(StoreProfile.keeping(attributes));
            }
        };
    }
}
