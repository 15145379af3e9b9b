package io.scimserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.store.StoredValue.Change;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredValueTest {

    private static final String KEY = "number";
    private static final int THREADS = 4;
    private static final int CHANGES = 200;

    private final SettingsStore settings = new InMemorySettingsStore();
    private final StoredValue<Integer> number = number(settings);

    private static StoredValue<Integer> number(SettingsStore settings) {
        return new StoredValue<>(settings, KEY, 0, new NumberFormat(), Clock.systemUTC());
    }

    private static final class NumberFormat implements StoredValue.Format<Integer> {

        @Override
        public JsonNode write(Integer value) {
            return IntNode.valueOf(value);
        }

        @Override
        public Integer read(JsonNode stored) {
            return stored.asInt();
        }
    }

    @Test
    void theInitialValueHoldsUntilAnotherIsStored() {
        assertThat(number.get()).isZero();
        assertThat(settings.find(KEY)).isEmpty();
        assertThat(number.update(before -> before + 7)).isEqualTo(7);
        assertThat(settings.find(KEY)).contains("{\"format\":1,\"value\":7}");
        number.remove();
        assertThat(number.recent()).isZero();
    }

    @Test
    void aValueWithoutAnEnvelopeIsRead() {
        settings.putIfAbsent(KEY, "41");
        assertThat(number.update(before -> before + 1)).isEqualTo(42);
        assertThat(settings.find(KEY)).contains("{\"format\":1,\"value\":42}");
    }

    @Test
    void aValueOfANewerVersionIsNeitherReadNorReplaced() {
        String newer = "{\"format\":2,\"value\":[1]}";
        settings.putIfAbsent(KEY, newer);
        assertThatThrownBy(() -> number.update(before -> before + 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 2");
        assertThat(settings.find(KEY)).contains(newer);
    }

    @Test
    void onlyTheFirstOfTwoFirstValuesIsStored() {
        assertThat(number.setIfAbsent(1)).isTrue();
        assertThat(number(settings).setIfAbsent(2)).isFalse();
        assertThat(number.get()).isEqualTo(1);
    }

    @Test
    void aChangeHereIsSeenAtOnceAndOneOfAnotherServerWhenItIsRead() {
        assertThat(number.recent()).isZero();
        number(settings).update(before -> 5);
        assertThat(number.recent()).isZero();
        assertThat(number.get()).isEqualTo(5);
        assertThat(number.recent()).isEqualTo(5);
        number.update(before -> 6);
        assertThat(number.recent()).isEqualTo(6);
    }

    @Test
    void noChangeIsLostBetweenServers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Boolean> work = () -> {
                StoredValue<Integer> own = number(settings);
                IntStream.range(0, CHANGES).forEach(i -> own.update(before -> before + 1));
                return true;
            };
            List<Future<Boolean>> all = threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(i -> work).toList());
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(number.get()).isEqualTo(THREADS * CHANGES);
    }

    @Test
    void aChangeThatIsNeverFastEnoughEnds() {
        assertThatThrownBy(() -> number.change(before -> {
                    settings.remove(KEY);
                    settings.putIfAbsent(KEY, String.valueOf(before + 1));
                    return new Change<>(before + 100, before);
                }))
                .isInstanceOf(StoreException.Unavailable.class);
    }
}
