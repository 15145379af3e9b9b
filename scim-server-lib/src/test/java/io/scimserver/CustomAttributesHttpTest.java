package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomAttribute.Type;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomAttributesHttpTest {

    private static final String URN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
    private static final Tenant ACME = new Tenant("acme");

    private CustomSchemas schemas;
    private RunningScimServer server;
    private ScimClient client;

    @BeforeEach
    void startServer() {
        startServer(AdvertisedName.ALIAS);
    }

    private void startServer(AdvertisedName advertised) {
        schemas = new CustomSchemas(
                UserSchema.standard(),
                new CustomSchema(URN, advertised, List.of()),
                new InMemorySettingsStore(),
                Clock.systemUTC());
        server = RunningScimServer.start(builder -> builder.schemas(schemas));
        client = server.client();
        schemas.define(ACME, CustomAttribute.named("Business Unit", Type.OPTION));
        schemas.define(ACME, CustomAttribute.named("Date of Birth", Type.DATE));
        schemas.define(ACME, CustomAttribute.named("Shoe Size", Type.INTEGER));
        schemas.define(ACME, CustomAttribute.named("FTE %", Type.DECIMAL));
        schemas.define(ACME, CustomAttribute.named("Remote", Type.BOOLEAN));
        schemas.define(ACME, CustomAttribute.named("Buddy", Type.EMPLOYEE));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(AdvertisedName.class)
    void bothNamesAreAcceptedAndTheAdvertisedOneIsEmitted(AdvertisedName advertised) {
        server.close();
        startServer(advertised);
        String emitted = advertised == AdvertisedName.ALIAS ? "businessUnit" : "Business Unit";

        JsonNode byDisplayName = create("ada", "\"Business Unit\":\"R&D\"").body();
        JsonNode byAlias = create("bob", "\"BUSINESSUNIT\":\"R&D\"").body();

        assertThat(byDisplayName.path(URN).path(emitted).asText()).isEqualTo("R&D");
        assertThat(byAlias.path(URN).path(emitted).asText()).isEqualTo("R&D");
        assertThat(names(URN)).contains(emitted);
        assertThat(byDisplayName.path("schemas").toString()).contains(URN);
    }

    @Test
    void theSchemaShowsAChangeAtOnceAndOnlyToItsCompany() {
        schemas.define(ACME, CustomAttribute.named("Cost Object", Type.OPTION));

        assertThat(names(URN)).contains("costObject");
        assertThat(server.client(RunningScimServer.GLOBEX)
                        .get("/Schemas/" + URN)
                        .body()
                        .path("attributes")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Business Unit eq \"r&d\"",
                "businessUnit sw \"R\"",
                "Shoe Size gt 40",
                "FTE % lt 0.75",
                "Remote eq true",
                "Date of Birth lt \"1990-05-01T00:00:00Z\"",
                "Date of Birth eq \"1990-04-23\"",
                "buddy eq \"grace@example.com\"",
            })
    void filtersWorkOnThem(String condition) {
        String id = create("ada", """
                        "Business Unit":"R&D","Shoe Size":41,"FTE %":0.5,"Remote":true,
                        "Date of Birth":"1990-04-23","Buddy":"grace@example.com"
                        """).id();
        create("bob", "\"Business Unit\":\"Sales\",\"Shoe Size\":39,\"FTE %\":1,\"Remote\":false");

        JsonNode found = client.find(URN + ":" + condition).body();

        assertThat(found.path("totalResults").asInt(-1)).as("%s", found).isEqualTo(1);
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(id);
    }

    @Test
    void patchAndProjectionAndSortingWorkOnThem() {
        String id = create("ada", "\"Shoe Size\":41").id();
        create("bob", "\"Shoe Size\":38");

        ScimClient.Response patched = client.patchWith(
                "/Users/" + id + "?attributes=" + URN.replace(":", "%3A") + ":Business%20Unit",
                "{\"op\":\"replace\",\"path\":\"" + URN + ":Business Unit\",\"value\":\"IT\"}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().path(URN).toString()).isEqualTo("{\"businessUnit\":\"IT\"}");
        assertThat(client.get("/Users?sortBy=" + URN + ":shoeSize").body().findValuesAsText("userName"))
                .containsExactly("bob", "ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Shoe Size\":1.5",
                "\"Shoe Size\":\"041\"",
                "\"Remote\":\"perhaps\"",
                "\"Date of Birth\":\"yesterday\"",
                "\"FTE %\":\"half\"",
                "\"Business Unit\":[\"a\",\"b\"]",
                "\"Business Unit\":\"A\",\"businessUnit\":\"B\""
            })
    void valuesOfAnotherTypeAreRefused(String attribute) {
        assertThat(create("ada", attribute).status()).isEqualTo(400);
    }

    @Test
    void anOptionHoldsAtMost256CharactersAndOnlyAllowedValues() {
        schemas.define(ACME, CustomAttribute.named("Site", Type.OPTION).allowing(List.of("Berlin", "Paris")));

        assertThat(create("a", "\"Business Unit\":\"" + "x".repeat(256) + "\"").status())
                .isEqualTo(201);
        assertThat(create("b", "\"Business Unit\":\"" + "x".repeat(257) + "\"").status())
                .isEqualTo(400);
        assertThat(create("c", "\"Site\":\"Paris\"").status()).isEqualTo(201);
        assertThat(create("d", "\"Site\":\"Rome\"").status()).isEqualTo(400);
    }

    @Test
    void whatUsersHaveOfARetiredAttributeIsKeptAndShownAgainWhenItComesBack() {
        String path = "/Users/"
                + create("ada", "\"Business Unit\":\"IT\",\"Remote\":true").id();

        schemas.retire(ACME, "businessUnit");

        assertThat(names(URN)).doesNotContain("businessUnit");
        assertThat(client.get(path).body().path(URN).toString()).isEqualTo("{\"remote\":true}");
        assertThat(client.find(URN + ":businessUnit pr").status()).isEqualTo(400);
        assertThat(client.put(path, user("ada", "\"title\":\"Dr\"")).status()).isEqualTo(200);
        assertThat(client.patchWith(path, "{\"op\":\"add\",\"path\":\"nickName\",\"value\":\"A\"}")
                        .status())
                .isEqualTo(200);

        schemas.define(ACME, CustomAttribute.named("Business Unit", Type.OPTION));

        assertThat(client.get(path).body().path(URN).toString()).isEqualTo("{\"businessUnit\":\"IT\"}");

        schemas.retire(ACME, "businessUnit");
        schemas.reinstate(ACME, "businessUnit");

        assertThat(client.get(path).body().path(URN).toString()).isEqualTo("{\"businessUnit\":\"IT\"}");
        assertThatThrownBy(() -> schemas.reinstate(ACME, "none")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whichNameIsShownCanBeChangedAtAnyTime() {
        String path = "/Users/" + create("ada", "\"Business Unit\":\"IT\"").id();

        schemas.advertise(ACME, AdvertisedName.DISPLAY_NAME);

        assertThat(names(URN)).contains("Business Unit").doesNotContain("businessUnit");
        assertThat(client.get(path).body().path(URN).toString()).isEqualTo("{\"Business Unit\":\"IT\"}");

        schemas.advertise(ACME, AdvertisedName.ALIAS);

        assertThat(client.get(path).body().path(URN).toString()).isEqualTo("{\"businessUnit\":\"IT\"}");
    }

    @Test
    void theAllowedValuesCanBeChangedAndNobodyLosesTheirs() {
        String path = "/Users/" + create("ada", "\"Business Unit\":\"IT\"").id();

        schemas.allow(ACME, "businessUnit", List.of("Sales", "Finance"));

        assertThat(create("bob", "\"Business Unit\":\"IT\"").status()).isEqualTo(400);
        assertThat(create("bob", "\"Business Unit\":\"Sales\"").status()).isEqualTo(201);
        assertThat(client.get(path).body().path(URN).toString()).isEqualTo("{\"businessUnit\":\"IT\"}");

        schemas.allow(ACME, "businessUnit", List.of());

        assertThat(create("eve", "\"Business Unit\":\"IT\"").status()).isEqualTo(201);
    }

    @Test
    void allowedValuesThatCannotBeOnesAreRefused() {
        List<List<String>> unusable = List.of(List.of("a", "a"), List.of(" "), List.of("x".repeat(257)), numbered(501));

        assertThat(unusable)
                .allSatisfy(values -> assertThatThrownBy(() -> schemas.allow(ACME, "businessUnit", values))
                        .isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> schemas.allow(ACME, "remote", List.of("yes")))
                .isInstanceOf(IllegalArgumentException.class);
        schemas.allow(ACME, "businessUnit", numbered(500));
    }

    @Test
    void aCompanyHasAtMostTwoHundredAttributes() {
        int defined = schemas.customSchema(ACME).attributes().size();
        numbered(CustomSchema.MAX_ATTRIBUTES - defined)
                .forEach(name -> schemas.define(ACME, CustomAttribute.named(name, Type.INTEGER)));

        assertThatThrownBy(() -> schemas.define(ACME, CustomAttribute.named("One more", Type.INTEGER)))
                .hasMessageContaining("200");
    }

    @Test
    void theAllowedValuesOfAllAttributesTogetherAreLimited() {
        List<String> many =
                numbered(500).stream().map(value -> value + "x".repeat(240)).toList();
        schemas.define(ACME, CustomAttribute.named("One", Type.OPTION).allowing(many));
        schemas.allow(ACME, "businessUnit", many);

        assertThatThrownBy(() -> schemas.define(
                        ACME, CustomAttribute.named("Two", Type.OPTION).allowing(many)))
                .hasMessageContaining("more than 250000 characters");
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(number -> "Number " + number).toList();
    }

    @Test
    void aRenamedAttributeKeepsItsValues() {
        String path = "/Users/" + create("ada", "\"Business Unit\":\"IT\"").id();

        schemas.rename(ACME, "businessUnit", "Division Name");

        assertThat(client.get(path).body().path(URN).path("businessUnit").asText())
                .isEqualTo("IT");
        assertThat(client.find(URN + ":Division Name eq \"IT\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void namesThatCollideAreRefused() {
        assertThatThrownBy(() -> schemas.define(ACME, CustomAttribute.named("business unit", Type.OPTION)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schemas.define(ACME, CustomAttribute.named("BusinessUnit", Type.OPTION)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schemas.define(ACME, CustomAttribute.named("Business Unit", Type.OPTION)))
                .hasMessageContaining("'Business Unit' has the name");
        assertThatThrownBy(() -> schemas.rename(ACME, "remote", "Shoe Size"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CustomAttribute.named("a\"b", Type.OPTION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe (cm)", "部門", "C# Level", "A.B", "R&D / Lab", "not a filter eq", "x"})
    void namesMayHoldOtherCharacters(String name) {
        schemas.define(ACME, CustomAttribute.named(name, Type.OPTION));
        String alias = CustomAttribute.aliasFor(name);

        String id = create("ada", "\"" + name + "\":\"value\"").id();

        assertThat(client.get("/Users/" + id).body().path(URN).path(alias).asText())
                .isEqualTo("value");
        assertThat(client.find(URN + ":" + name + " eq \"VALUE\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        ScimClient.Response patched = client.patchWith(
                "/Users/" + id, "{\"op\":\"replace\",\"path\":\"" + URN + ":" + name + "\",\"value\":\"new\"}");
        assertThat(patched.body().path(URN).path(alias).asText())
                .as("%s", patched.body())
                .isEqualTo("new");
    }

    private ScimClient.Response create(String userName, String customAttributes) {
        return client.post("/Users", user(userName, "\"" + URN + "\":{" + customAttributes + "}"));
    }

    private List<String> names(String urn) {
        return client.get("/Schemas/" + urn).body().path("attributes").findValuesAsText("name");
    }
}
