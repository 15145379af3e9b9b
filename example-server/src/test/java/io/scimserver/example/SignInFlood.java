package io.scimserver.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Wrong sign-ins from ever new addresses and under ever new names, as many at once as the server has no room for. */
final class SignInFlood implements AutoCloseable {

    private static final int AT_ONCE = 10;
    private static final int MOST_BY_EACH = 5_000;

    private final AtomicInteger number = new AtomicInteger();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final List<CompletableFuture<Void>> guessers;

    private SignInFlood(RunningServer server) {
        guessers = Stream.generate(() -> CompletableFuture.runAsync(() -> guess(Browser.at(server)), threads))
                .limit(AT_ONCE)
                .toList();
    }

    static SignInFlood at(RunningServer server) {
        return new SignInFlood(server);
    }

    /** Waits until the server turns sign-ins away. */
    void awaitBusy() throws InterruptedException {
        assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void guess(Browser browser) {
        try {
            String key = Browser.key(browser.get("/admin/sign-in").body());
            for (int i = 0; i < MOST_BY_EACH && end.getCount() > 0; i++) {
                guess(browser, key, number.incrementAndGet());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void guess(Browser browser, String key, int next) throws Exception {
        Map<String, String> form = Map.of("key", key, "name", "nobody-" + next, "password", "wrong");
        String address = "10.0." + next / 256 + "." + next % 256;
        if (browser.post("/admin/sign-in", form, "X-Forwarded-For", address).statusCode() == 503) {
            busy.countDown();
        }
    }

    /** Ends the flood; fails if a guesser did. */
    @Override
    public void close() {
        end.countDown();
        threads.shutdown();
        guessers.forEach(guesser -> guesser.orTimeout(60, TimeUnit.SECONDS).join());
    }
}
