package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.AttributeFate;
import io.scimserver.provisioning.AttributeFate.Kind;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of what becomes of each attribute that an identity provider sends. */
class AttributeFatesTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final TenantUsers users = ScimServer.builder()
            .users(new InMemoryUserStores(Clock.systemUTC()))
            .authenticator(request -> {
                throw new IllegalStateException("not asked here");
            })
            .build()
            .users(new Caller(new Tenant("acme"), "admin", "Grace", Access.READ_ONLY));

    @Test
    void eachAttributeOfACreateHasAFateOfItsOwn() {
        List<AttributeFate> fates = users.fates("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%1$s"],
                 "userName": "ada", "active": "True", "favouriteColour": "red", "nickname2": "Countess",
                 "name": {"givenName": "Ada", "nobility": "Countess"},
                 "emails": [{"type": "work", "primary": true, "value": "ada@example.com"}],
                 "phoneNumbers": "+44 1", "timezone": {"a": 1}, "groups": [{"value": "7"}], "password": "s3cret",
                 "%1$s": {"department": "Engines", "manager": {"value": "9"}, "division": 7}}
                """.formatted(ENTERPRISE));

        assertThat(kinds(fates))
                .containsOnly(
                        Map.entry("userName", Kind.STORED),
                        Map.entry("active", Kind.REPAIRED),
                        Map.entry("favouriteColour", Kind.IGNORED),
                        Map.entry("nickname2", Kind.IGNORED),
                        Map.entry("name.givenName", Kind.STORED),
                        Map.entry("name.nobility", Kind.IGNORED),
                        Map.entry("emails[type eq \"work\"].value", Kind.STORED),
                        Map.entry("phoneNumbers", Kind.REPAIRED),
                        Map.entry("timezone.a", Kind.REFUSED),
                        Map.entry("groups.value", Kind.IGNORED),
                        Map.entry("password", Kind.IGNORED),
                        Map.entry(ENTERPRISE + ":department", Kind.STORED),
                        Map.entry(ENTERPRISE + ":manager", Kind.STORED),
                        Map.entry(ENTERPRISE + ":division", Kind.REPAIRED));
    }

    @Test
    void reasonsTellWhyAndWhatMayBeMeant() {
        List<AttributeFate> fates = users.fates("{\"nicknam\": \"a\", \"active\": \"maybe\", \"x\": 1}");

        assertThat(reasons(fates, "nicknam"))
                .containsExactly(
                        "It was not kept: the company's schema has no such attribute; 'nickName' may be meant.");
        assertThat(reasons(fates, "x")).containsExactly("It was not kept: the company's schema has no such attribute.");
        assertThat(reasons(fates, "active")).hasSize(1).first().asString().contains("active");
    }

    @Test
    void theAttributesOfAPatchAreNamedAsThoseOfACreate() {
        List<AttributeFate> fates = users.fates("""
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                  {"op": "Replace", "path": "active", "value": "False"},
                  {"op": "Add", "path": "emails[type eq \\"work\\"].value", "value": "ada@example.com"},
                  {"op": "replace", "path": "name", "value": {"givenName": "Ada"}},
                  {"op": "replace", "path": "emails", "value": [{"type": "home", "value": "a@example.com"}]},
                  {"op": "remove", "path": "title"},
                  {"op": "add", "path": "shoeSize", "value": 42},
                  {"op": "add", "path": "%1$s", "value": {"department": "Engines"}},
                  {"op": "add", "value": {"name.familyName": "Vance", "%1$s:costCenter": "7", "displayName": "Ada"}}]}
                """.formatted(ENTERPRISE));

        assertThat(kinds(fates))
                .containsOnly(
                        Map.entry("active", Kind.REPAIRED),
                        Map.entry("emails[type eq \"work\"].value", Kind.STORED),
                        Map.entry("name.givenName", Kind.STORED),
                        Map.entry("emails[type eq \"home\"].value", Kind.STORED),
                        Map.entry("title", Kind.STORED),
                        Map.entry("shoeSize", Kind.REFUSED),
                        Map.entry(ENTERPRISE + ":department", Kind.STORED),
                        Map.entry("name.familyName", Kind.REPAIRED),
                        Map.entry(ENTERPRISE + ":costCenter", Kind.REPAIRED),
                        Map.entry("displayName", Kind.STORED));
    }

    @Test
    void attributesThatTheSchemaLacksAreTold() {
        List<AttributeFate> fates =
                users.fates("{\"userName\": \"ada\", \"shoeSize\": 42, \"groups\": [{\"value\": \"1\"}],"
                        + "\"emails\": [{\"type\": \"work\", \"value\": \"a@b.c\", \"colour\": \"red\"}], \"%s\": {\"floor\": 7}}"
                                .formatted(ENTERPRISE));

        assertThat(fates)
                .filteredOn(fate -> !fate.isKnown())
                .extracting(AttributeFate::path)
                .containsExactly("shoeSize", "emails[type eq \"work\"].colour", ENTERPRISE + ":floor");
    }

    @Test
    void theUsersInABulkRequestAreLookedInto() {
        List<AttributeFate> fates = users.fates(
                "{\"Operations\": [{\"method\": \"POST\", \"path\": \"/Users\", \"data\": {\"userName\": \"ada\"}},"
                        + "{\"method\": \"PATCH\", \"path\": \"/Users/7\", \"data\": {\"Operations\": ["
                        + "{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"}]}}, 7]}");

        assertThat(kinds(fates)).containsOnly(Map.entry("userName", Kind.STORED), Map.entry("title", Kind.STORED));
    }

    @Test
    void noMoreThanFiveHundredAreTried() {
        StringBuilder body = new StringBuilder("{\"a\": 1");
        for (int i = 0; i < 900; i++) {
            body.append(", \"x").append(i).append("\": 1");
        }
        assertThat(users.fates(body + "}")).hasSize(500);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> users.fates("[]"));
        assertThat(users.fates("{\"Operations\": [], \"userName\": \"ada\"}")).isEmpty();
    }

    @Test
    void aTextOfAFateHoldsNoValue() {
        assertThat(users.fates("{\"userName\": \"secret\"}").toString()).doesNotContain("secret");
    }

    private static Map<String, Kind> kinds(List<AttributeFate> fates) {
        return fates.stream().collect(Collectors.toMap(AttributeFate::path, AttributeFate::kind));
    }

    private static List<String> reasons(List<AttributeFate> fates, String path) {
        return fates.stream()
                .filter(fate -> fate.path().equals(path))
                .flatMap(fate -> fate.reasons().stream())
                .toList();
    }
}
