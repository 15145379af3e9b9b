package io.scimserver.activity.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityOperation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the parts of a request that are kept and of those that never are. */
class RedactionTest {

    private static final String SECRET = "hunter2-and-more";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName':'ada','password':'$'}",
                "{'PassWord':'$'}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User:password':'$'}",
                "{'pass\\u0077ord':'$'}",
                "{'Operations':[{'op':'replace','path':'password','value':'$'}]}",
                "{'Operations':[{'value':'$','op':'Replace','Path':'PASSWORD'}]}",
                "{'Operations':[{'op':'add','value':{'password':'$'}}]}",
                "{'Operations':[{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:password','value':['$']}]}",
                "{'Operations':[{'method':'POST','path':'/Users','data':{'userName':'ada','password':'$'}}]}",
                "{'Operations':[{'method':'PATCH','data':{'Operations':[{'path':'password','value':'$'}]}}]}",
                "{'Operations':[{'method':'POST','data':'{\\\"password\\\":\\\"$\\\"}'}]}",
                "{'Operations':[{'op':'replace','path':'password[value eq \\\"$\\\"]'}]}",
                "{'filter':'password eq \\\"$\\\"'}",
                "{'clientSecret':{'deep':['$']}}",
                "{'x509':[{'type':'apiKey','value':'$'}]}",
                "{'title':'Authorization: Bearer $'}",
                "{'title':'bearer $'}",
                "{'password eq \\\"$\\\"':1}",
                "{'password':'$'",
                "{'password':'$'} more",
                "'$'",
                "['password','$']",
                "password=$",
            })
    void aSecretIsNeverKept(String body) {
        String sent = body.replace('\'', '"').replace("$", SECRET);
        for (PersonalData kept : PersonalData.values()) {
            ActivityEntry entry = complete(kept, "/scim/v2/Users", sent);
            assertThat(entry.bodies().request().map(Body::text).orElse(""))
                    .isNotEmpty()
                    .doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Pass-Wd",
                "passphrase",
                "pass_code",
                "PWD",
                "secret",
                "api_key",
                "apikey",
                "token",
                "credential",
                "Authorization",
                "privateKey",
                "access key",
                "Cookie",
                "assertion",
                "BEARER"
            })
    void everyWordForASecretIsRecognisedInANameAndInText(String word) {
        String other = "{\"title\":\"x\",\"" + word + "\":\"" + SECRET + "\"}";
        String text = "{\"title\":\"" + word + "=" + SECRET + "\"}";
        assertThat(text(complete(PersonalData.ALL, "/scim/v2/Users", other)))
                .isNotEmpty()
                .doesNotContain(SECRET);
        assertThat(text(complete(PersonalData.ALL, "/scim/v2/Users", text)))
                .isNotEmpty()
                .doesNotContain(SECRET);
    }

    /** The log copies such a body; one with the trace of a secret is parsed, which takes many times as long. */
    @Test
    void anOrdinaryUserHoldsNoTraceOfASecret() {
        String user = "{\"id\":\"7\",\"meta\":{\"resourceType\":\"User\",\"created\":\"2026-01-01T00:00:00Z\","
                + "\"lastModified\":\"2026-01-01T00:00:00Z\",\"location\":\"https://scim.example.com/scim/v2/Users/7\","
                + "\"version\":\"W/\\\"1\\\"\"},\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\","
                + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"],\"externalId\":\"7\","
                + "\"userName\":\"ada@example.com\",\"name\":{\"formatted\":\"Ada Vance\",\"familyName\":\"Vance\"},"
                + "\"displayName\":\"Ada Vance\",\"title\":\"Secondary engineer\",\"preferredLanguage\":\"en-GB\","
                + "\"timezone\":\"Europe/London\",\"active\":true,"
                + "\"emails\":[{\"value\":\"ada@example.com\",\"type\":\"work\",\"primary\":true}],"
                + "\"addresses\":[{\"streetAddress\":\"1 High Street\",\"locality\":\"London\",\"postalCode\":\"EC1\"}],"
                + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"employeeNumber\":\"7\","
                + "\"costCenter\":\"CC-7\",\"division\":\"Security\",\"manager\":{\"value\":\"8\"}}}";
        assertThat(SecretTraces.inJson(user.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer $", "Basic $", "scim_$", "eyJhbGciOiJ9.$.x"})
    void everyKindOfCredentialIsRecognised(String looks) {
        String credential = looks.replace("$", SECRET);
        String body = "{\"title\":\"" + credential + "\"}";
        assertThat(text(complete(PersonalData.ALL, "/scim/v2/Users", body)))
                .isNotEmpty()
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scim/v2/Users?access_token=$",
                "/scim/v2/Users?Access%5FToken=$&count=1",
                "/scim/v2/Users?filter=password%20eq%20%22$%22",
                "/scim/v2/Users?x=Bearer%20$",
                "/scim/v2/Users;password=$",
                "/scim/v2/password%3D$/Users",
                "/scim/v2/Users?pass%ZZword=$",
                "/scim/v2/Users?client%5Bsecret%5D=$",
            })
    void aSecretInTheUrlIsNeverKept(String target) {
        ActivityEntry entry = complete(PersonalData.ALL, target.replace("$", SECRET), "");
        assertThat(entry.call().path()).startsWith("/scim/v2").doesNotContain(SECRET);
    }

    @Test
    void anIssuedTokenIsNeverKeptWhereverItStands() {
        String token = "scim_" + "a1B2".repeat(10);
        ActivityEntry entry =
                complete(PersonalData.ALL, "/scim/v2/" + token + "/Users?x=" + token, "{\"title\":\"" + token + "\"}");
        assertThat(entry.call().path()).doesNotContain(token);
        assertThat(entry.bodies().request().map(Body::text).orElse("")).doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"Executive Secretary"}
            {"title":"Tokenomics lead","urn:x:User":{"Cost Center":"7"}}
            {"Operations":[{"op":"replace","path":"emails[type eq \\"work\\"].value","value":"a@x.org"}]}
            """)
    void whatIsNoSecretIsKeptAsItWasSent(String body) {
        assertThat(complete(PersonalData.ALL, "/scim/v2/Users", body).bodies().request())
                .contains(new Body(body, 0));
    }

    @Test
    void anOrdinaryUrlIsKeptAsItWasSent() {
        String target = "/scim/v2/Users?filter=userName%20eq%20%22ada%40x.org%22&startIndex=1&attributes";
        assertThat(complete(PersonalData.ALL, target, "").call().path()).isEqualTo(target);
    }

    @Test
    void withNamesOnlyTheRestOfAPersonIsLeftOut() {
        String body = "{\"schemas\":[\"urn:x\"],\"userName\":\"ada\",\"name\":{\"givenName\":\"Ada\"},\"active\":true,"
                + "\"title\":\"Countess\",\"emails\":[{\"value\":\"a@x.org\",\"type\":\"work\"}],\"birth\":1815}";
        assertThat(text(complete(PersonalData.NAMES, "/scim/v2/Users", body)))
                .contains("\"urn:x\"", "\"ada\"", "\"Ada\"", "\"active\":true", "\"work\"")
                .doesNotContain("Countess", "a@x.org", "1815");
    }

    @Test
    void withNoPersonalDataAtAllNothingNamesThePerson() {
        String body = "{\"userName\":\"ada\",\"active\":false,\"Operations\":[{\"op\":\"replace\",\"path\":\"active\","
                + "\"value\":false},{\"op\":\"replace\",\"path\":\"emails[value eq \\\"ada@x\\\"]\",\"value\":\"ada@y\"}]}";
        ActivityEntry entry = complete(PersonalData.NONE, "/scim/v2/Users?filter=userName%20eq%20%22ada%22", body);
        assertThat(text(entry)).doesNotContain("ada").contains("\"path\":\"active\",\"value\":false");
        assertThat(entry.call().path()).doesNotContain("ada").contains("userName eq");
        assertThat(entry.subjects())
                .allSatisfy(subject -> assertThat(subject.userName()).isEmpty());
    }

    @Test
    void aLongBodyIsCutBetweenCharactersAndSaysHowMuchIsMissing() {
        String body = "{\"title\":\"" + "é".repeat(5_000) + "\"}";
        ActivityEntry entry = complete(PersonalData.ALL, "/scim/v2/Users", body);
        Body kept = entry.bodies().request().orElseThrow();
        int bytes = kept.text().getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isBetween(8_190, 8_192);
        assertThat(kept.text()).endsWith("é");
        assertThat(bytes + kept.cutBytes()).isEqualTo(body.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String text(ActivityEntry entry) {
        return entry.bodies().request().map(Body::text).orElse("");
    }

    private static ActivityEntry complete(PersonalData kept, String target, String body) {
        ActivityEntry facts = new ActivityEntry(
                "01981f3e-0000-7000-8000-000000000000",
                Optional.empty(),
                Instant.EPOCH,
                Duration.ZERO,
                new Call(ActivityOperation.CREATE, "POST", target, 1),
                Source.UNKNOWN,
                Outcome.of(201),
                List.<Subject>of(),
                Bodies.NONE);
        return new EntryCompletion(ActivitySettings.DEFAULT.withPersonalData(kept))
                .complete(facts, body.getBytes(StandardCharsets.UTF_8), new byte[0])
                .entry();
    }
}
