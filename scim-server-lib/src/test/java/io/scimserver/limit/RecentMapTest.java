package io.scimserver.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentMapTest {

    private final SteppingClock clock = new SteppingClock();
    private final RecentMap<Integer> map = new RecentMap<>(3, Duration.ofMinutes(1), clock);

    @Test
    void whatWasWrittenLongestAgoIsForgottenFirst() {
        map.put("a", 1);
        map.put("b", 2);
        map.put("c", 3);
        map.put("a", 4);
        map.put("d", 5);

        assertThat(map.find("a")).contains(4);
        assertThat(map.find("b")).isEmpty();
        assertThat(map.find("c")).contains(3);
        assertThat(map.size()).isEqualTo(3);
    }

    @Test
    void everythingIsForgottenAfterItsTime() {
        map.put("a", 1);
        clock.advance(Duration.ofSeconds(30));
        map.put("b", 2);
        clock.advance(Duration.ofSeconds(30));

        assertThat(map.find("a")).isEmpty();
        assertThat(map.find("b")).contains(2);
        map.put("c", 3);
        assertThat(map.size()).isEqualTo(2);
    }
}
