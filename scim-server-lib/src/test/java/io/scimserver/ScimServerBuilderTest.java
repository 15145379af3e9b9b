package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.scimserver.memory.InMemoryUserStores;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the messages to an embedding developer who sets too little or contradictory values. */
class ScimServerBuilderTest {

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ScimServer.builder()
                        .authenticator(RunningScimServer.authenticator())
                        .build())
                .withMessageContaining("users(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> ScimServer.builder()
                        .users(new InMemoryUserStores(Clock.systemUTC()))
                        .build())
                .withMessageContaining("authenticator(...)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hr.example.com/scim/v2",
                "/scim/v2",
                "ftp://hr.example.com/scim/v2",
                "https:/scim/v2",
                "https://hr.example.com/scim/v2?a=b",
                "https://hr.example.com/scim/v2#Users",
                "https://user:secret@hr.example.com/scim/v2"
            })
    void aBaseUrlThatNoClientCouldEnterIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScimServerConfig.DEFAULT.withBaseUrl(URI.create(url)))
                .withMessageContaining("such as https://hr.example.com/scim/v2")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hr.example.com/scim/v2", "https://hr.example.com/scim/v2/"})
    void aBaseUrlIsKeptWithoutTheSlashAtItsEnd(String url) {
        assertThat(ScimServerConfig.DEFAULT.withBaseUrl(URI.create(url)).baseUrl())
                .contains(URI.create("https://hr.example.com/scim/v2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hr.example.com/scim/v2/Users", "https://hr.example.com/scim/v2/Schemas/"})
    void aBaseUrlOfAnEndpointIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScimServerConfig.DEFAULT.withBaseUrl(URI.create(url)))
                .withMessage("baseUrl " + url + " names an endpoint: leave it out, as clients add it");
    }

    @Test
    void limitsThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScimLimits(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 101, 100))
                .withMessageContaining("defaultPageSize (101)")
                .withMessageContaining("pageSize (100)");
    }

    @Test
    void aLimitBelowOneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScimLimits(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1))
                .withMessageContaining("filterLength is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void cursorsNeedTime(String duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScimServerConfig.DEFAULT.withCursorTimeToLive(Duration.parse(duration)))
                .withMessageContaining("cursorTimeToLive");
    }
}
