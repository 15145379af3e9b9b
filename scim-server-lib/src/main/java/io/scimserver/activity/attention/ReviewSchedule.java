package io.scimserver.activity.attention;

import io.scimserver.tenant.Tenant;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedule of the reviews of tenants whose users have changed, on a thread of its own, every ten minutes. Safe for use
 * by many threads.
 */
final class ReviewSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewSchedule.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Predicate<Tenant> review;
    private final Set<Tenant> changed = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "user-review");

    /** @param review reviews a tenant; false if it is too early for that */
    ReviewSchedule(Predicate<Tenant> review) {
        this.review = review;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                // A pause between reviews, not a wait for something; close() ends it
                Thread.sleep(PERIOD.toMillis());
                reviewChanged();
            }
        } catch (InterruptedException e) {
            // Then it is closed
        }
    }

    /** Notes that users of a tenant have changed. */
    void changed(Tenant tenant) {
        changed.add(tenant);
    }

    private void reviewChanged() {
        Set.copyOf(changed).forEach(tenant -> {
            changed.remove(tenant);
            if (!reviewed(tenant)) {
                changed.add(tenant);
            }
        });
    }

    private boolean reviewed(Tenant tenant) {
        try {
            return review.test(tenant);
        } catch (RuntimeException e) {
            LOG.warn("The users of tenant {} could not be reviewed: {}", tenant.id(), e.getMessage());
            return false;
        }
    }

    /** Ends the thread, and waits for it at most five seconds: a review is not broken off. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
