package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import io.scimserver.auth.Authenticator;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of a host are told when it builds or verifies the server, in one sentence with the fix. */
class StartChecksTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final UserStores STORES = new InMemoryUserStores(Clock.systemUTC());
    private static final String URN = "urn:example:params:scim:schemas:extension:hr:2.0:User";

    static Stream<Arguments> partsThatAreNull() {
        return Stream.<Arguments>of(
                part("users", builder -> builder.users(null)),
                part("authenticator", builder -> builder.authenticator(null)),
                part("config", builder -> builder.config(null)),
                part("settings", builder -> builder.settings(null)),
                part("schemas", builder -> builder.schemas(null)),
                part("listener", builder -> builder.listener(null)),
                part("provisioningSwitch", builder -> builder.provisioningSwitch(null)),
                part("rateLimit", builder -> builder.rateLimit(null)),
                part("rehire", builder -> builder.rehire(null)),
                part("passwords", builder -> builder.passwords(null)),
                part("changeGuard", builder -> builder.changeGuard(null)),
                part("policy", builder -> builder.policy(null)),
                part("protectedUsers", builder -> builder.protectedUsers(null)),
                part("audit", builder -> builder.audit(null)),
                part("activity", builder -> builder.activity(null)),
                part("groups", builder -> builder.groups(null)),
                part("unknownMembers", builder -> builder.unknownMembers(null)),
                part("groupSettings", builder -> builder.groupSettings(null)),
                part("groupListener", builder -> builder.groupListener(null)),
                part("clock", builder -> builder.clock(null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partsThatAreNull")
    void aPartThatIsNullIsNamed(String name, Consumer<ScimServerBuilder> call) {
        assertThatNullPointerException()
                .isThrownBy(() -> call.accept(ScimServer.builder()))
                .withMessage(name + "(null): pass an object that is made before the server, or leave the call out");
    }

    @Test
    void aSingleStoreThatIsNullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> UserStores.single(null))
                .withMessage("UserStores.single(null): pass the store of your users");
    }

    @Test
    void aCallerWithoutATenantIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Caller(null, "1", "Acme", Access.READ_WRITE))
                .withMessageStartingWith("a caller needs a tenant");
        assertThatNullPointerException().isThrownBy(() -> new Tenant(null)).withMessage("a tenant needs an id");
    }

    @Test
    void anAuthenticatorThatReturnsNullIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> build(request -> null).verify(ACME))
                .withMessage("the authenticator returns null for a request without credentials:"
                        + " return an Authentication.Refused");
    }

    @Test
    void anAuthenticatorThatFailsWithoutCredentialsIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> build(request -> {
                            throw new IllegalArgumentException("no header");
                        })
                        .verify(ACME))
                .withMessage("the authenticator fails on a request without credentials:"
                        + " return an Authentication.Refused")
                .withRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2.17.2, 2.23.0, there are two versions of Jackson",
        "2.23.0, 2.22.4, there are two versions of Jackson",
        "2.17.2, 2.17.2, Jackson 2.17.2 is too old"
    })
    void versionsOfJacksonThatDoNotFitAreRefused(String core, String databind, String sentence) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new JacksonVersions(version(core), version(databind)).check())
                .withMessageContaining(sentence)
                .withMessageContaining("import com.fasterxml.jackson:jackson-bom");
    }

    @Test
    void versionsOfJacksonThatDifferInTheLastNumberAreAccepted() {
        assertThatCode(() -> new JacksonVersions(version("2.19.1"), version("2.19.4")).check())
                .doesNotThrowAnyException();
    }

    @Test
    void twoExtensionsWithOneUrnAreRefused() {
        UserSchema schema = UserSchema.standard().withExtension(extension(URN));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.withExtension(extension(URN.replace("hr", "HR"))))
                .withMessageContaining("put the attributes of both into one, or choose another URN");
    }

    @Test
    void anExtensionWhoseUrnIsThePathOfAnAttributeIsRefused() {
        UserSchema schema = UserSchema.standard().withExtension(extension(URN));
        UserSchema reverse = UserSchema.standard().withExtension(extension(URN + ":Badge"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.withExtension(extension(URN + ":Badge")))
                .withMessage("the URN " + URN + ":Badge is also an attribute of " + URN + ": choose another URN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reverse.withExtension(extension(URN)))
                .withMessageContaining(URN + ":Badge is also an attribute of " + URN);
    }

    @Test
    void aCustomExtensionWithTheUrnOfAnotherIsRefusedBeforeATenantHasAttributes() {
        CustomSchema custom = new CustomSchema(URN, AdvertisedName.ALIAS, List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomSchemas(
                        UserSchema.standard().withExtension(extension(URN)),
                        custom,
                        new InMemorySettingsStore(),
                        Clock.systemUTC()))
                .withMessageContaining("there is a schema " + URN + " already");
    }

    @Test
    void aStoreThatWorksPassesTheCheck() {
        ScimServer scim = server(tenant -> new Host());

        assertThatCode(() -> scim.verify(ACME)).doesNotThrowAnyException();
    }

    static Stream<Arguments> storesThatAreWrong() {
        return Stream.of(
                wrong("UserStores.forTenant failed", tenant -> null, "return a store, also for a tenant without users"),
                wrong("UserStores.forTenant failed", failing(), "return a store"),
                wrong(
                        "UserStore.find returned null",
                        tenant -> new Host() {
                            @Override
                            public Optional<StoredUser> find(String id) {
                                return null;
                            }
                        },
                        "return Optional.empty()"),
                wrong(
                        "UserStore.find returned a user",
                        tenant -> new Host() {
                            @Override
                            public Optional<StoredUser> find(String id) {
                                return Optional.of(StoredUser.created(
                                        id, "1", UserDocument.ofJson(new byte[] {'{', '}'}), Clock.systemUTC()));
                            }
                        },
                        "return Optional.empty()"),
                wrong(
                        "UserStore.search returned null",
                        tenant -> new Host() {
                            @Override
                            public UserPage search(UserQuery query) {
                                return null;
                            }
                        },
                        "return a page"),
                wrong(
                        "UserStore.search failed (java.lang.IllegalStateException: no such table)",
                        tenant -> new Host() {
                            @Override
                            public UserPage search(UserQuery query) {
                                throw new IllegalStateException("no such table");
                            }
                        },
                        "return a page"),
                wrong(
                        "UserStore.features returned null",
                        tenant -> new Host() {
                            @Override
                            public Set<StoreFeature> features() {
                                return null;
                            }
                        },
                        "return a set"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storesThatAreWrong")
    void aStoreThatIsWrongIsToldBeforeTheFirstRequest(String sentence, UserStores stores, String fix) {
        ScimServer scim = server(stores);

        assertThatIllegalStateException()
                .isThrownBy(() -> scim.verify(ACME))
                .withMessageStartingWith(sentence)
                .withMessageContaining(": " + fix);
    }

    @Test
    void aStoreThatIsDownIsToldBeforeTheFirstRequest() {
        ScimServer scim = server(tenant -> new Host() {
            @Override
            public Optional<StoredUser> find(String id) {
                throw new StoreException.Unavailable(
                        "the database is down", Duration.ZERO, new IllegalStateException());
            }
        });

        assertThatExceptionOfType(StoreException.Unavailable.class)
                .isThrownBy(() -> scim.verify(ACME))
                .withMessage("the database is down");
    }

    @Test
    void schemasThatAreNullAreToldBeforeTheFirstRequest() {
        ScimServer scim = ScimServer.builder()
                .users(STORES)
                .authenticator(RunningScimServer.authenticator())
                .schemas(tenant -> null)
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> scim.verify(ACME))
                .withMessageContaining(
                        "UserSchemas.forTenant returned null for " + ACME + ": return UserSchema.standard()");
    }

    @Test
    void aCreateThatReturnsNullIsNamedAsTheReason() {
        CreateOutcome outcome = CreateOutcome.of(() -> null);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .hasMessage(
                                        "UserStore.create returned null: return the user as it is stored, with its id and version"));
    }

    private static Arguments part(String name, Consumer<ScimServerBuilder> call) {
        return arguments(name, call);
    }

    private static Arguments wrong(String sentence, UserStores stores, String fix) {
        return arguments(sentence, stores, fix);
    }

    private static UserStores failing() {
        return tenant -> {
            throw new IllegalArgumentException("no company " + tenant.id());
        };
    }

    private static ScimServer server(UserStores stores) {
        return ScimServer.builder()
                .users(stores)
                .authenticator(RunningScimServer.authenticator())
                .build();
    }

    private static ScimServer build(Authenticator authenticator) {
        return ScimServer.builder().users(STORES).authenticator(authenticator).build();
    }

    private static Schema extension(String urn) {
        return new Schema(
                urn,
                "Hr",
                "",
                new Attributes(List.of(AttributeBuilder.string("badge", "").build())));
    }

    private static Version version(String text) {
        return VersionUtil.parseVersion(text, "", "");
    }

    /** A store that works, to be spoiled by a subclass. */
    private static class Host extends DelegatingUserStore {

        Host() {
            super(new InMemoryUserStores(Clock.systemUTC()).forTenant(ACME));
        }
    }
}
