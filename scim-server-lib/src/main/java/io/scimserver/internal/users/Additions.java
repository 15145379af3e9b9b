package io.scimserver.internal.users;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Adds users under new ids and tells the listeners. A write whose outcome is unknown is looked up. */
final class Additions {

    private final Caller caller;
    private final UserStore store;
    private final Collaborators collaborators;
    private final Optional<History> history;

    Additions(Caller caller, UserStore store, Collaborators collaborators, Optional<History> history) {
        this.history = history;
        this.caller = caller;
        this.store = store;
        this.collaborators = collaborators;
    }

    StoredUser add(UserDocument user) {
        NewUser added = withId(user);
        return announcer().inOrder(caller, added.suggestedId(), () -> {
            StoredUser stored = create(added);
            tell(List.of(stored));
            return stored;
        });
    }

    /** Adds users in one call of the store; the results are in their order. */
    List<Creation> addAll(List<UserDocument> users) {
        List<NewUser> added = users.stream().map(this::withId).toList();
        List<String> ids = added.stream().map(NewUser::suggestedId).toList();
        return announcer().inOrder(caller, ids, () -> {
            List<Creation> creations = createAll(added);
            List<StoredUser> created = creations.stream()
                    .flatMap(creation -> creation.user().stream())
                    .toList();
            try {
                tell(created);
                return creations;
            } catch (ScimErrorException unrecorded) {
                return creations.stream()
                        .map(creation -> creation.user().isPresent() ? new Creation.Failed(unrecorded) : creation)
                        .toList();
            }
        });
    }

    /** Listeners hear of what was written even if it cannot be recorded. */
    private void tell(List<StoredUser> created) {
        try {
            history.ifPresent(record -> record.created(created));
        } finally {
            created.forEach(user -> announcer().created(caller, user));
        }
    }

    private List<Creation> createAll(List<NewUser> users) {
        try {
            List<CreateOutcome> outcomes = store.createAll(users);
            return IntStream.range(0, users.size())
                    .mapToObj(i -> Creation.of(() -> settle(users.get(i), outcomes.get(i))))
                    .toList();
        } catch (RuntimeException failure) {
            return users.stream()
                    .<Creation>map(user -> new Creation.Failed(failure))
                    .toList();
        }
    }

    private StoredUser create(NewUser user) {
        return settle(user, CreateOutcome.of(() -> store.create(user.suggestedId(), user.user())));
    }

    private StoredUser settle(NewUser user, CreateOutcome outcome) {
        if (outcome instanceof CreateOutcome.Created created) {
            return created.user();
        }
        StoreException reason = ((CreateOutcome.Refused) outcome).reason();
        if (reason instanceof StoreException.OutcomeUnknown) {
            return store.find(user.suggestedId())
                    .filter(found -> found.attributes().equals(user.user()))
                    .orElseThrow(() -> reason);
        }
        throw reason;
    }

    private NewUser withId(UserDocument user) {
        return new NewUser(collaborators.ids().get(), user);
    }

    private Announcer announcer() {
        return collaborators.announcer();
    }
}
