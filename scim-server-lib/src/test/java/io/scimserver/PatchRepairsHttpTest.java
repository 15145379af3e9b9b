package io.scimserver;

import static io.scimserver.BulkRequests.bulk;
import static io.scimserver.BulkRequests.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.schema.Repair;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PATCH requests as identity providers send them: alone, in a bulk request, and to a server that repairs nothing. */
class PatchRepairsHttpTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static RunningScimServer server;
    private static RunningScimServer strict;

    @BeforeAll
    static void startServers() {
        server = RunningScimServer.start();
        strict = RunningScimServer.start(
                builder -> builder.config(ScimServerConfig.DEFAULT.withRepairs(Set.<Repair>of())));
    }

    @AfterAll
    static void stopServers() {
        server.close();
        strict.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"replace","path":"active","value":""} | /active | false
            {"op":"replace","path":"active","value":[]} | /active | false
            {"op":"replace","value":{"active":{}}} | /active | false
            {"op":"remove","path":"active"} | /active | false
            {"op":"replace","path":"active","value":[true]} | /active | true
            {"op":"replace","path":"name","value":[{"givenName":["Gi"]}]} | /name/givenName | Gi
            {"op":"replace","value":[{"displayName":"Lea"}]} | /displayName | Lea
            {"op":"add","path":"roles","value":["ADMIN"]} | /roles/0/value | ADMIN
            {"op":"add","path":"entitlements","value":"E"} | /entitlements/0/value | E
            {"op":"replace","path":"ENT:employeeNumber","value":701984} | /ENT/employeeNumber | 701984
            {"op":"replace","path":"ENT.department","value":"Sales"} | /ENT/department | Sales
            {"op":"replace","value":{"ENT.costCenter":"4711"}} | /ENT/costCenter | 4711
            {"op":"replace","path":"emails[type eq \\"work\\" and primary eq true].value","value":"a@b.c"} | /emails/0/primary | true
            {"op":"add","path":"emails[type eq \\"personal\\"].value","value":"a@b.c"} | /emails/0/type | personal
            {"op":"add","path":"roles[type eq \\"app\\"].value","value":"editor"} | /roles/0/value | editor
            """)
    void aRepairHoldsAloneAndInBulkAndIsRefusedByAStrictServer(String sent, String pointer, String expected) {
        String patch = sent.replace("ENT", ENTERPRISE);
        String body =
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + patch + "]}";

        String alone = leaver(server.client());
        assertThat(server.client().patchWith(alone, patch).status()).isEqualTo(200);
        assertThat(valueAt(alone, pointer)).isEqualTo(expected);

        String inBulk = leaver(server.client());
        assertThat(BulkRequests.statuses(bulk(server.client(), operation("PATCH", inBulk, body))))
                .containsExactly("200");
        assertThat(valueAt(inBulk, pointer)).isEqualTo(expected);

        String strictly = leaver(strict.client());
        JsonNode before = strict.client().get(strictly).body();
        assertThat(strict.client().patchWith(strictly, patch).status()).isEqualTo(400);
        assertThat(strict.client().get(strictly).body()).isEqualTo(before);
    }

    private static String leaver(ScimClient client) {
        return "/Users/"
                + client.post("/Users", ScimClient.user("leaver" + System.nanoTime(), "\"active\":false"))
                        .id();
    }

    private static String valueAt(String path, String pointer) {
        return server.client()
                .get(path)
                .body()
                .at(pointer.replace("ENT", ENTERPRISE))
                .asText();
    }
}
