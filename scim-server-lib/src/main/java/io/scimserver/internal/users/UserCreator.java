package io.scimserver.internal.users;

import io.scimserver.internal.resource.Creation;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.internal.users.event.History;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Adds users under new ids and tells the listeners. A write that fails without telling its outcome is looked up. */
final class UserCreator {

    private final Caller caller;
    private final UserStore store;
    private final UserServices services;
    private final Optional<History> history;
    private final WriteLookup lookup;

    UserCreator(Caller caller, UserStore store, UserServices services, Optional<History> history, WriteLookup lookup) {
        this.history = history;
        this.lookup = lookup;
        this.caller = caller;
        this.store = store;
        this.services = services;
    }

    StoredUser add(UserDocument user) {
        NewUser added = withId(user);
        return eventPublisher().inOrder(caller, added.suggestedId(), () -> {
            StoredUser stored = create(added);
            tell(List.of(stored));
            return stored;
        });
    }

    /** Adds users in one call of the store; the results are in their order. */
    List<Creation> addAll(List<UserDocument> users) {
        List<NewUser> added = users.stream().map(this::withId).toList();
        List<String> ids = added.stream().map(NewUser::suggestedId).toList();
        return eventPublisher().inOrder(caller, ids, () -> {
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

    /** Tells the listeners of a write, even if it cannot be recorded. */
    private void tell(List<StoredUser> created) {
        try {
            history.ifPresent(record -> record.created(created));
        } finally {
            created.forEach(user -> eventPublisher().created(caller, user));
        }
    }

    private List<Creation> createAll(List<NewUser> users) {
        Instant begun = services.clock().instant();
        List<CreateOutcome> outcomes = outcomes(users);
        return IntStream.range(0, users.size())
                .mapToObj(i -> Creation.of(() -> settle(users.get(i), outcomes.get(i), begun)))
                .toList();
    }

    /** One outcome a user. If the store does not give them, what became of each user is unknown. */
    private List<CreateOutcome> outcomes(List<NewUser> users) {
        try {
            List<CreateOutcome> outcomes = List.copyOf(store.createAll(users));
            if (outcomes.size() == users.size()) {
                return outcomes;
            }
            throw new IllegalStateException(
                    "createAll gave " + outcomes.size() + " outcomes for " + users.size() + " users");
        } catch (RuntimeException failure) {
            // Whichever user it concerns, it says nothing true of the others.
            StoreException unknown = new StoreException.OutcomeUnknown("createAll failed as a whole", failure);
            return Collections.nCopies(users.size(), new CreateOutcome.Refused(unknown));
        }
    }

    private StoredUser create(NewUser user) {
        Instant begun = services.clock().instant();
        return settle(user, CreateOutcome.of(() -> store.create(user.suggestedId(), user.user())), begun);
    }

    private StoredUser settle(NewUser user, CreateOutcome outcome, Instant begun) {
        return outcome instanceof CreateOutcome.Created created
                ? created.user()
                : lookup.created(user, begun, ((CreateOutcome.Refused) outcome).reason());
    }

    private NewUser withId(UserDocument user) {
        return new NewUser(services.ids().get(), user);
    }

    private EventPublisher eventPublisher() {
        return services.eventPublisher();
    }
}
