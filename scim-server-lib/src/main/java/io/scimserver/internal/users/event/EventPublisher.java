package io.scimserver.internal.users.event;

import io.scimserver.internal.resource.ChangedPaths;
import io.scimserver.internal.resource.Listeners;
import io.scimserver.internal.resource.WriteOrder;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells the host's listeners about writes. To keep the events of one user in the order of its versions, the write and
 * its event happen under a lock that other users seldom share. Safe for use by many threads.
 */
public final class EventPublisher {

    private static final String MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    private final Listeners<ProvisioningListener> listeners;
    private final WriteOrder order;
    private final Optional<Effects> effects;

    /** @param keepsOrder true if writes of one user go one after the other even if nobody listens */
    public EventPublisher(List<ProvisioningListener> listeners, boolean keepsOrder) {
        this(new Listeners<>(listeners), new WriteOrder(keepsOrder || !listeners.isEmpty()), Optional.empty());
    }

    private EventPublisher(Listeners<ProvisioningListener> listeners, WriteOrder order, Optional<Effects> effects) {
        this.listeners = listeners;
        this.order = order;
        this.effects = effects;
    }

    /** Returns this one for a request whose effects are noted. */
    public EventPublisher noting(Effects ofRequest) {
        return new EventPublisher(listeners, order, Optional.of(ofRequest));
    }

    /** Returns one that tells nobody. */
    public static EventPublisher silent() {
        return new EventPublisher(List.of(), false);
    }

    /** Runs a write and its event while nobody else in this server writes this user. */
    public <T> T inOrder(Caller by, String id, Supplier<T> writeAndAnnounce) {
        return order.run(by, id, writeAndAnnounce);
    }

    /** Runs a write of several users, as {@link #inOrder(Caller, String, Supplier)} does for one. */
    public <T> T inOrder(Caller by, List<String> ids, Supplier<T> writeAndAnnounce) {
        return order.run(by, ids, writeAndAnnounce);
    }

    public void created(Caller by, StoredUser user) {
        effects.ifPresent(noted -> noted.created(user));
        listeners.tell(listener -> listener.created(by, user));
    }

    public void deleted(Caller by, StoredUser user) {
        effects.ifPresent(noted -> noted.deleted(user));
        listeners.tell(listener -> listener.deleted(by, user));
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
        listeners.tell(listener -> listener.updated(by, change));
        if (isActive(before) != isActive(after)) {
            listeners.tell(listener -> {
                if (isActive(after)) {
                    listener.activated(by, change);
                } else {
                    listener.deactivated(by, change);
                }
            });
        }
        if (change.changedPaths().stream().anyMatch(path -> path.startsWith(MANAGER))) {
            listeners.tell(listener -> listener.managerChanged(by, change));
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
}
