package io.scimserver.internal.users.event;

import io.scimserver.internal.resource.ChangedPaths;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the host's listeners about writes. To keep the events of one user in the order of its versions, the write and
 * its event happen under a lock that other users seldom share. Safe for use by many threads.
 */
public final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final int STRIPES = 1_024;
    private static final String MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    private final List<ProvisioningListener> listeners;
    private final boolean keepsOrder;
    private final List<Lock> stripes;
    private final Optional<Effects> effects;

    /** @param keepsOrder true if writes of one user go one after the other even if nobody listens */
    public EventPublisher(List<ProvisioningListener> listeners, boolean keepsOrder) {
        this.listeners = List.copyOf(listeners);
        this.keepsOrder = keepsOrder || !listeners.isEmpty();
        this.stripes = Stream.generate(ReentrantLock::new)
                .limit(STRIPES)
                .<Lock>map(lock -> lock)
                .toList();
        this.effects = Optional.empty();
    }

    private EventPublisher(EventPublisher shared, Effects noted) {
        this.listeners = shared.listeners;
        this.keepsOrder = shared.keepsOrder;
        this.stripes = shared.stripes;
        this.effects = Optional.of(noted);
    }

    /** Returns this one for a request whose effects are noted. */
    public EventPublisher noting(Effects ofRequest) {
        return new EventPublisher(this, ofRequest);
    }

    /** Returns one that tells nobody. */
    public static EventPublisher silent() {
        return new EventPublisher(List.of(), false);
    }

    /** Runs a write and its event while nobody else in this server writes this user. */
    public <T> T inOrder(Caller by, String id, Supplier<T> writeAndAnnounce) {
        if (!keepsOrder) {
            return writeAndAnnounce.get();
        }
        Lock stripe = stripes.get(stripeOf(by, id));
        stripe.lock();
        try {
            return writeAndAnnounce.get();
        } finally {
            stripe.unlock();
        }
    }

    /** Runs a write of several users, as {@link #inOrder(Caller, String, Supplier)} does for one. */
    public <T> T inOrder(Caller by, List<String> ids, Supplier<T> writeAndAnnounce) {
        if (!keepsOrder) {
            return writeAndAnnounce.get();
        }
        // One order for everybody, so that two such writes never wait for each other.
        List<Lock> held = ids.stream()
                .map(id -> stripeOf(by, id))
                .distinct()
                .sorted()
                .map(stripes::get)
                .toList();
        held.forEach(Lock::lock);
        try {
            return writeAndAnnounce.get();
        } finally {
            held.forEach(Lock::unlock);
        }
    }

    public void created(Caller by, StoredUser user) {
        effects.ifPresent(noted -> noted.created(user));
        tell(listener -> listener.created(by, user));
    }

    public void deleted(Caller by, StoredUser user) {
        effects.ifPresent(noted -> noted.deleted(user));
        tell(listener -> listener.deleted(by, user));
    }

    public void updated(Caller by, StoredUser before, StoredUser after, ChangedPaths paths) {
        effects.ifPresent(noted -> noted.updated(before, after));
        if (listeners.isEmpty()) {
            return;
        }
        UserChange change = new UserChange(
                before,
                after,
                paths.between(before.attributes().tree(), after.attributes().tree()));
        tell(listener -> listener.updated(by, change));
        if (isActive(before) != isActive(after)) {
            tell(listener -> {
                if (isActive(after)) {
                    listener.activated(by, change);
                } else {
                    listener.deactivated(by, change);
                }
            });
        }
        if (change.changedPaths().stream().anyMatch(path -> path.startsWith(MANAGER))) {
            tell(listener -> listener.managerChanged(by, change));
        }
    }

    /** Returns true if the user has access; one without the attribute has. */
    public static boolean isActive(StoredUser user) {
        return isActive(user.attributes());
    }

    /** Returns true if the user has access, as {@link #isActive(StoredUser)}. */
    public static boolean isActive(UserDocument user) {
        return user.tree().path("active").asBoolean(true);
    }

    private static int stripeOf(Caller by, String id) {
        return Math.floorMod(Objects.hash(by.tenant(), id), STRIPES);
    }

    private void tell(Consumer<ProvisioningListener> event) {
        for (ProvisioningListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a provisioning listener failed; the write it was told of stands", e);
            }
        }
    }
}
