package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEffect;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the activity log's content after requests. */
class ActivityHttpTest {

    private static final Tenant ACME = new Tenant("acme");

    private final ActivityLog log =
            ActivityLog.start(new InMemoryActivityStore(), ActivitySettings.DEFAULT, Clock.systemUTC());
    private RunningScimServer server;
    private ScimClient acme;

    @BeforeEach
    void startServer() {
        server = RunningScimServer.start(builder -> builder.activity(log));
        acme = server.client();
    }

    @AfterEach
    void stopServer() {
        server.close();
        log.close();
    }

    @Test
    void aCreateIsRecordedWithWhoAskedWhatAndWhatBecameOfIt() throws InterruptedException {
        ScimClient.Response created = acme.send(
                "POST",
                "/Users",
                ScimClient.user("ada", "\"active\":\"True\""),
                Map.of("User-Agent", "Okta SCIM Client 1.0"));

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.id()).isEqualTo(created.header("X-Request-Id"));
        assertThat(entry.call().operation()).isEqualTo(ActivityOperation.CREATE);
        assertThat(entry.call().method()).isEqualTo("POST");
        assertThat(entry.call().path()).isEqualTo("/scim/v2/Users");
        assertThat(entry.source().tokenLabel()).contains("Acme");
        assertThat(entry.source().userAgent()).contains("Okta SCIM Client 1.0");
        assertThat(entry.outcome().status()).isEqualTo(201);
        assertThat(entry.outcome().repairs()).containsExactly(Repair.BOOLEAN_AS_TEXT);
        assertThat(entry.outcome().effects()).isEqualTo(Map.of(ActivityEffect.CREATED, 1));
        assertThat(entry.subjects()).containsExactly(new Subject(Optional.of(created.id()), Optional.of("ada")));
        assertThat(entry.bodies().request().map(Body::text).orElse("")).contains("\"userName\":\"ada\"");
        assertThat(entry.bodies().response().map(Body::text).orElse("")).contains(created.id());
    }

    @Test
    void whatTookNoEffectIsNamedWithItsReason() throws InterruptedException {
        String id = acme.post("/Users", ScimClient.user("ada", """
                "favouriteColour":"green","groups":[{"value":"1"}],"password":"s3cret","active":null,
                "name":{"nick":"x"},"roles":[{"value":"a"},{"value":"A"}]""")).id();
        assertThat(newest(Optional.of(ACME)).outcome().ignored())
                .containsExactly(
                        new IgnoredAttribute("favouriteColour", Reason.UNKNOWN),
                        new IgnoredAttribute("groups", Reason.READ_ONLY),
                        new IgnoredAttribute("password", Reason.NO_PASSWORD_HANDLER),
                        new IgnoredAttribute("name.nick", Reason.UNKNOWN),
                        new IgnoredAttribute("roles", Reason.DUPLICATE),
                        new IgnoredAttribute("active", Reason.ACTIVE_HAS_A_VALUE));

        acme.put("/Users/" + id, ScimClient.user("ada", ""));
        assertThat(newest(Optional.of(ACME)).outcome().ignored())
                .containsExactly(new IgnoredAttribute("active", Reason.ACTIVE_HAS_A_VALUE));

        acme.patchWith("/Users/" + id, """
                {"op":"remove","path":"active"},
                {"op":"replace","path":"password","value":"s3cret"},
                {"op":"add","value":{"favouriteColour":"red","groups":[],"meta":{},"password":"s3cret"}}""");
        assertThat(newest(Optional.of(ACME)).outcome().ignored())
                .containsExactlyInAnyOrder(
                        new IgnoredAttribute("active", Reason.ACTIVE_HAS_A_VALUE),
                        new IgnoredAttribute("password", Reason.NO_PASSWORD_HANDLER),
                        new IgnoredAttribute("favouriteColour", Reason.UNKNOWN),
                        new IgnoredAttribute("groups", Reason.READ_ONLY),
                        new IgnoredAttribute("meta", Reason.READ_ONLY));

        BulkRequests.bulk(acme, BulkRequests.create("1", ScimClient.user("bob", "\"shoeSize\":41")));
        assertThat(newest(Optional.of(ACME)).outcome().ignored())
                .containsExactly(new IgnoredAttribute("shoeSize", Reason.UNKNOWN));
    }

    @Test
    void whatTookEffectIsNotNamed() throws InterruptedException {
        String id = acme.createUser("ada").id();
        assertThat(newest(Optional.of(ACME)).outcome().ignored()).isEmpty();

        acme.put("/Users/" + id, ScimClient.user("ada", "\"active\":true,\"title\":\"x\""));
        assertThat(newest(Optional.of(ACME)).outcome().ignored()).isEmpty();
    }

    @Test
    void whatTookNoEffectIsNamedBoundedAndWithoutSecrets() throws InterruptedException {
        String many = IntStream.range(0, 900)
                .mapToObj(i -> "\"unknown" + i + "x".repeat(300) + "\":1")
                .collect(Collectors.joining(","));
        acme.post(
                "/Users", ScimClient.user("ada", "\"Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefgh\":1," + many));

        List<IgnoredAttribute> ignored = newest(Optional.of(ACME)).outcome().ignored();
        assertThat(ignored).hasSize(IgnoredAttribute.MOST + 1);
        assertThat(ignored.get(IgnoredAttribute.MOST).reason()).isEqualTo(Reason.MORE);
        assertThat(ignored).allSatisfy(attribute -> assertThat(attribute.path()).hasSizeLessThanOrEqualTo(200));
        assertThat(ignored.toString()).doesNotContain("eyJhbGci");
    }

    @Test
    void everyResponseHasAnIdOfItsOwnThatTheClientCannotChoose() {
        ScimClient.Response one = acme.get("/Users", Map.of("X-Request-Id", "mine"));
        ScimClient.Response other = acme.get("/Users");

        assertThat(one.header("X-Request-Id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(other.header("X-Request-Id"))
                .isGreaterThan(one.header("X-Request-Id"))
                .hasSize(36);
        assertThat(server.client("wrong").get("/Users").header("X-Request-Id")).hasSize(36);
        assertThat(acme.get("/Nowhere").header("X-Request-Id")).hasSize(36);
    }

    @Test
    void anUpdateThatDeactivatesIsRecordedAsBoth() throws InterruptedException {
        String id = acme.createUser("ada").id();
        acme.patchWith("/Users/" + id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.call().operation()).isEqualTo(ActivityOperation.PATCH);
        assertThat(entry.outcome().effects())
                .isEqualTo(Map.of(ActivityEffect.UPDATED, 1, ActivityEffect.DEACTIVATED, 1));
    }

    @Test
    void aDeleteNamesWhoWasDeleted() throws InterruptedException {
        String id = acme.createUser("ada").id();
        acme.delete("/Users/" + id);

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.call().operation()).isEqualTo(ActivityOperation.DELETE);
        assertThat(entry.outcome().effects()).isEqualTo(Map.of(ActivityEffect.DELETED, 1));
        assertThat(entry.subjects()).containsExactly(new Subject(Optional.of(id), Optional.of("ada")));
    }

    @Test
    void aRefusedChangeNamesTheUserWhoseIdItHolds() throws InterruptedException {
        String id = acme.createUser("ada").id();
        Subject ada = new Subject(Optional.of(id), Optional.of("ada"));

        acme.send("DELETE", "/Users/" + id, null, Map.of("If-Match", "\"of-yesterday\""));
        assertThat(newest(Optional.of(ACME)).outcome().status()).isEqualTo(412);
        assertThat(newest(Optional.of(ACME)).subjects()).containsExactly(ada);

        acme.patch("/Users/" + id, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":7}");
        assertThat(newest(Optional.of(ACME)).outcome().status()).isEqualTo(400);
        assertThat(newest(Optional.of(ACME)).subjects()).containsExactly(ada);
    }

    @Test
    void aRefusedOperationOfABulkRequestNamesItsUser() throws InterruptedException {
        String id = acme.createUser("ada").id();
        BulkRequests.bulk(acme, "{\"method\":\"PATCH\",\"path\":\"/Users/" + id + "\",\"data\":{\"Operations\":[]}}");

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.outcome().effects()).isEqualTo(Map.of(ActivityEffect.REFUSED, 1));
        assertThat(entry.subjects()).containsExactly(new Subject(Optional.of(id), Optional.of("ada")));
    }

    @Test
    void aRefusalIsRecordedWithItsReasonAndWhomItWasAbout() throws InterruptedException {
        acme.createUser("ada");
        acme.createUser("ADA");

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.outcome().status()).isEqualTo(409);
        assertThat(entry.outcome().scimType()).contains("uniqueness");
        assertThat(entry.outcome().detail().orElse("")).contains("userName");
        assertThat(entry.outcome().effects()).isEqualTo(Map.of(ActivityEffect.REFUSED, 1));
        assertThat(entry.outcome().result()).isEqualTo(ActivityResult.REFUSED);
        assertThat(entry.subjects()).containsExactly(new Subject(Optional.empty(), Optional.of("ADA")));
    }

    @Test
    void aFailedAuthenticationIsRecordedForNoCompany() throws InterruptedException {
        server.client("wrong").createUser("ada");

        ActivityEntry entry = newest(Optional.empty());
        assertThat(entry.tenant()).isEmpty();
        assertThat(entry.outcome().result()).isEqualTo(ActivityResult.UNAUTHENTICATED);
        assertThat(entry.bodies().request()).isEmpty();
        assertThat(find(Optional.of(ACME))).isEmpty();
    }

    @Test
    void aWrongPathIsRecorded() throws InterruptedException {
        acme.get("/scim/v2/Users?filter=userName%20eq%20%22ada%22");

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.call().operation()).isEqualTo(ActivityOperation.OTHER);
        assertThat(entry.call().path()).isEqualTo("/scim/v2/scim/v2/Users?filter=userName%20eq%20%22ada%22");
        assertThat(entry.outcome().status()).isEqualTo(404);
        assertThat(entry.outcome().detail().orElse("")).contains("occurs twice");
    }

    @Test
    void aSearchNamesWhoWasLookedFor() throws InterruptedException {
        acme.find("userName eq \"ada\"");
        assertThat(newest(Optional.of(ACME)).subjects())
                .containsExactly(new Subject(Optional.empty(), Optional.of("ada")));

        String id = acme.createUser("ada").id();
        acme.find("userName eq \"ada\"");
        assertThat(newest(Optional.of(ACME)).subjects())
                .containsExactly(new Subject(Optional.of(id), Optional.of("ada")));
    }

    @Test
    void aListOfSeveralUsersIsKeptAsTheirIds() throws InterruptedException {
        String ada = acme.createUser("ada").id();
        String bob = acme.createUser("bob").id();
        acme.get("/Users");

        assertThat(newest(Optional.of(ACME)).bodies().response().map(Body::text).orElse(""))
                .contains(ada, bob, "\"totalResults\":2")
                .doesNotContain("userName");
    }

    @Test
    void aBulkRequestIsOneEntryThatCountsWhatItDid() throws InterruptedException {
        acme.createUser("ada");
        BulkRequests.bulk(acme, create("bob"), create("ada"), create("cy"));

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.call().operation()).isEqualTo(ActivityOperation.BULK);
        assertThat(entry.call().operations()).isEqualTo(3);
        assertThat(entry.outcome().effects()).isEqualTo(Map.of(ActivityEffect.CREATED, 2, ActivityEffect.REFUSED, 1));
        assertThat(entry.outcome().result()).isEqualTo(ActivityResult.REFUSED);
        assertThat(entry.subjects().stream().flatMap(subject -> subject.userName().stream()))
                .containsExactly("bob", "cy");
        assertThat(entry.bodies().response().map(Body::text).orElse("")).contains("uniqueness");
    }

    @Test
    void discoveryIsRecordedWithoutWhatEverybodyCanReadAnyway() throws InterruptedException {
        acme.get("/Schemas");

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.call().operation()).isEqualTo(ActivityOperation.DISCOVERY);
        assertThat(entry.bodies().response()).isEmpty();
    }

    @Test
    void whatIsNotJsonIsNotKept() throws InterruptedException {
        acme.post("/Users", "{\"userName\":\"ada\",\"password\":\"hunter2\"");

        ActivityEntry entry = newest(Optional.of(ACME));
        assertThat(entry.outcome().status()).isEqualTo(400);
        assertThat(entry.bodies().request().map(Body::text)).contains("[no JSON object: 38 bytes]");
    }

    @Test
    void aCompanySeesNothingOfAnother() throws InterruptedException {
        server.client(RunningScimServer.GLOBEX).createUser("eve");
        assertThat(find(Optional.of(ACME))).isEmpty();
        assertThat(find(Optional.of(new Tenant("globex")))).hasSize(1);
    }

    private static String create(String userName) {
        return "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + userName + "\",\"data\":"
                + ScimClient.user(userName, "") + "}";
    }

    private ActivityEntry newest(Optional<Tenant> tenant) throws InterruptedException {
        return find(tenant).get(0);
    }

    private List<ActivityEntry> find(Optional<Tenant> tenant) throws InterruptedException {
        assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
        return log.store()
                .search(ActivityQuery.newest(tenant, ActivityFilter.ANY, 100))
                .entries();
    }
}
