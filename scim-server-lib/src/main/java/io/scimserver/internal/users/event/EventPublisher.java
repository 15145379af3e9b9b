package io.scimserver.internal.users.event;

import io.scimserver.internal.resource.ChangedPaths;
import io.scimserver.internal.resource.Listeners;
import io.scimserver.internal.resource.Memberships;
import io.scimserver.internal.resource.WriteOrder;
import io.scimserver.provisioning.GroupSetting;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.Roles;
import io.scimserver.provisioning.RolesChange;
import io.scimserver.provisioning.UserChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the host's listeners about writes. To keep the events of one user in the order of its versions, the write and
 * its event happen under a lock that other users seldom share. Safe for use by many threads.
 */
public final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final String MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    private final Listeners<ProvisioningListener> listeners;
    private final WriteOrder order;
    private final Memberships memberships;
    private final Optional<Effects> effects;

    /**
     * @param keepsOrder true if writes of one user go one after the other even if nobody listens
     * @param memberships give users their roles
     */
    public EventPublisher(List<ProvisioningListener> listeners, boolean keepsOrder, Memberships memberships) {
        this(
                new Listeners<>(listeners),
                new WriteOrder(keepsOrder || !listeners.isEmpty()),
                memberships,
                Optional.empty());
    }

    private EventPublisher(
            Listeners<ProvisioningListener> listeners,
            WriteOrder order,
            Memberships memberships,
            Optional<Effects> effects) {
        this.listeners = listeners;
        this.order = order;
        this.memberships = memberships;
        this.effects = effects;
    }

    /** Returns this one for a request whose effects are noted. */
    public EventPublisher noting(Effects ofRequest) {
        return new EventPublisher(listeners, order, memberships, Optional.of(ofRequest));
    }

    /** Returns one that tells nobody. */
    public static EventPublisher silent() {
        return new EventPublisher(List.of(), false, Memberships.NONE);
    }

    /** Runs a write and its event while nobody else in this server writes this user. */
    public <T> T inOrder(Caller by, String id, Supplier<T> writeAndAnnounce) {
        return order.run(by, id, writeAndAnnounce);
    }

    /** Runs a write of several users, as {@link #inOrder(Caller, String, Supplier)} does for one. */
    public <T> T inOrder(Caller by, List<String> ids, Supplier<T> writeAndAnnounce) {
        return order.run(by, ids, writeAndAnnounce);
    }

    /** Notes for the activity log whom a change was requested for; it may still be refused. */
    public void requested(StoredUser user) {
        effects.ifPresent(noted -> noted.requested(user));
    }

    public void created(Caller by, StoredUser user) {
        effects.ifPresent(noted -> noted.created(user));
        listeners.tell(listener -> listener.created(by, user));
        Roles roles = rolesOf(by, user.id());
        if (!roles.isEmpty()) {
            RolesChange change = new RolesChange(user, Roles.NONE, roles);
            listeners.tell(listener -> listener.rolesChanged(by, change));
        }
    }

    /** Returns true if nobody listens. */
    public boolean isSilent() {
        return listeners.isEmpty();
    }

    /**
     * Tells of the roles that a written membership has given to users or taken from them: what they have now is read
     * while nobody else tells of these users.
     *
     * @param users as many as a store takes at once
     * @param group the group that they joined or left
     * @param role the role of its members
     */
    public void membershipsChanged(Caller by, List<StoredUser> users, String group, String role) {
        List<String> ids = users.stream().map(StoredUser::id).toList();
        order.run(by, ids, () -> {
            Map<String, List<StoredUser>> groups = memberships.groupsOf(by.tenant(), Set.copyOf(ids));
            users.forEach(user -> membershipChanged(by, user, groups.getOrDefault(user.id(), List.of()), group, role));
            return ids;
        });
    }

    private void membershipChanged(Caller by, StoredUser user, List<StoredUser> groups, String group, String role) {
        GroupSetting setting = memberships.settings().of(by.tenant());
        boolean isMember = groups.stream().anyMatch(one -> one.id().equals(group));
        Roles others = Memberships.roles(groups, setting, one -> !one.id().equals(group));
        RolesChange change = isMember
                ? new RolesChange(user, others, others.with(role))
                : new RolesChange(user, others.with(role), others);
        if (!change.before().equals(change.after())) {
            listeners.tell(listener -> listener.rolesChanged(by, change));
        }
    }

    /** Returns the roles for listeners; a group store that fails cannot undo the write that they are told of. */
    private Roles rolesOf(Caller by, String userId) {
        try {
            return listeners.isEmpty() ? Roles.NONE : memberships.rolesOf(by.tenant(), userId);
        } catch (RuntimeException failure) {
            LOG.error("the roles of user {} could not be read; listeners get the event without roles", userId, failure);
            return Roles.NONE;
        }
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
                paths.between(before.attributes().tree(), after.attributes().tree()),
                rolesOf(by, after.id()));
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
