package io.scimserver.internal.groups;

import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.provisioning.GroupChange;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listeners about writes of groups, for one group in the order of its versions. */
public final class GroupEvents {

    private static final Logger LOG = LoggerFactory.getLogger(GroupEvents.class);

    private final List<GroupListener> listeners;
    private final EventPublisher order;

    public GroupEvents(List<GroupListener> listeners) {
        this.listeners = List.copyOf(listeners);
        // In any case: identity providers send many changes of one group at once, which would only undo each other
        this.order = new EventPublisher(List.of(), true);
    }

    <T> T inOrder(Caller by, String id, Supplier<T> writeAndAnnounce) {
        return order.inOrder(by, id, writeAndAnnounce);
    }

    void created(Caller by, StoredUser group, Set<String> members) {
        tell(listener -> listener.created(by, group, members));
    }

    void changed(Caller by, StoredUser before, GroupWrite written) {
        if (!written.group().version().equals(before.version())) {
            GroupChange change = new GroupChange(before, written.group(), written.added(), written.removed());
            tell(listener -> listener.changed(by, change));
        }
    }

    void deleted(Caller by, StoredUser last) {
        tell(listener -> listener.deleted(by, last));
    }

    private void tell(Consumer<GroupListener> event) {
        for (GroupListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a group listener failed; the write it was told of stands", e);
            }
        }
    }
}
