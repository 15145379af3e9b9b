package io.scimserver.example.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    @Test
    void aShareThatIsRefusedTakesNothingFromOthersEvenForAMoment() {
        ByteBudget budget = new ByteBudget(100);
        AtomicBoolean done = new AtomicBoolean();
        AtomicBoolean runs = new AtomicBoolean();
        CompletableFuture<Void> greedy = CompletableFuture.runAsync(() -> {
            ReservedBytes share = budget.share();
            while (!done.get()) {
                assertThat(share.grow(101)).isFalse();
                runs.set(true);
            }
        });
        while (!runs.get()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 2_000_000; i++) {
            ReservedBytes modest = budget.share();
            assertThat(modest.grow(50)).isTrue();
            modest.release();
        }
        done.set(true);
        greedy.join();
        assertThat(budget.taken()).isZero();
    }
}
