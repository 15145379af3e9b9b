package io.scimserver.internal.groups;

import io.scimserver.internal.resource.Listeners;
import io.scimserver.internal.resource.WriteOrder;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.provisioning.GroupChange;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.provisioning.GroupSettings;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells the host's listeners about writes of groups, for one group in the order of its versions. */
public final class GroupEvents {

    private final Listeners<GroupListener> listeners;

    /** Kept in any case: identity providers send many changes of one group at once, which would undo each other. */
    private final WriteOrder order = new WriteOrder(true);

    private final EventPublisher ofUsers;
    private final GroupSettings settings;

    /**
     * @param ofUsers tells about users whose roles change
     * @param settings name the roles of groups
     */
    public GroupEvents(List<GroupListener> listeners, EventPublisher ofUsers, GroupSettings settings) {
        this.listeners = new Listeners<>(listeners);
        this.ofUsers = ofUsers;
        this.settings = settings;
    }

    EventPublisher ofUsers() {
        return ofUsers;
    }

    GroupSettings settings() {
        return settings;
    }

    <T> T inOrder(Caller by, String id, Supplier<T> writeAndAnnounce) {
        return order.run(by, id, writeAndAnnounce);
    }

    void created(Caller by, StoredUser group, Set<String> members) {
        listeners.tell(listener -> listener.created(by, group, members));
    }

    void changed(Caller by, StoredUser before, GroupWrite written) {
        GroupChange change = new GroupChange(before, written.group(), written.added(), written.removed());
        listeners.tell(listener -> listener.changed(by, change));
    }

    void deleted(Caller by, StoredUser last) {
        listeners.tell(listener -> listener.deleted(by, last));
    }
}
