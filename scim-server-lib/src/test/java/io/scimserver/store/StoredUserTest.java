package io.scimserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.search.TestUsers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoredUserTest {

    private static final Instant NOW = Instant.parse("2024-05-31T08:30:00.123456789Z");
    private static final Instant NOW_TO_THE_MILLISECOND = Instant.parse("2024-05-31T08:30:00.123Z");

    @Test
    void aNewUserIsCreatedAndModifiedAtOnce() {
        StoredUser user = StoredUser.created("7", "v1", TestUsers.named("ada"), at(NOW));
        assertThat(user)
                .isEqualTo(new StoredUser(
                        "7", "v1", NOW_TO_THE_MILLISECOND, NOW_TO_THE_MILLISECOND, TestUsers.named("ada")));
    }

    @Test
    void aChangedUserKeepsItsIdAndWhenItWasCreated() {
        StoredUser changed = StoredUser.created("7", "v1", TestUsers.named("ada"), at(NOW))
                .changed("v2", TestUsers.named("bob"), at(NOW.plusSeconds(1)));
        assertThat(changed)
                .isEqualTo(new StoredUser(
                        "7",
                        "v2",
                        NOW_TO_THE_MILLISECOND,
                        NOW_TO_THE_MILLISECOND.plusSeconds(1),
                        TestUsers.named("bob")));
    }

    @Test
    void aClockThatWasSetBackDoesNotTakeLastModifiedBack() {
        StoredUser changed = StoredUser.created("7", "v1", TestUsers.named("ada"), at(NOW))
                .changed("v2", TestUsers.named("ada"), at(NOW.minus(Duration.ofDays(1))));
        assertThat(changed.lastModified()).isEqualTo(NOW_TO_THE_MILLISECOND);
    }

    @Test
    void asJsonItIsTheResourceThatScimShows() {
        StoredUser user = new StoredUser("7", "v1", NOW, NOW.plusSeconds(1), TestUsers.named("ada"));
        assertThat(user.toJson())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"userName\":\"ada\",\"id\":\"7\",\"meta\":{\"version\":\"v1\","
                        + "\"created\":\"2024-05-31T08:30:00.123456789Z\","
                        + "\"lastModified\":\"2024-05-31T08:30:01.123456789Z\"}}");
    }

    @Test
    void readFromJsonItIsTheSameUser() {
        UserDocument document = TestUsers.document(
                "{'userName':'\\u0000\u00e9','a':1.5,'b':12345678901234567890.1,'c':null,'d':[],'e':{'id':1,'meta':2}}");
        StoredUser user = new StoredUser("7", "v1", NOW, Instant.MAX, document);
        StoredUser read = StoredUser.ofJson(user.toJson());
        assertThat(read).isEqualTo(user);
        assertThat(read.attributes().json()).isEqualTo(document.json());
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
