package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.guard.ChangeGuard.Reservation;
import io.scimserver.internal.groups.ComputedAttributes;
import io.scimserver.internal.groups.UsersOfGroup;
import io.scimserver.internal.patch.Patch;
import io.scimserver.internal.resource.Creation;
import io.scimserver.internal.resource.Preconditions;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.resource.RetryBackoff;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.internal.users.event.History;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.provisioning.Rehire;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations of a caller on the users of its tenant. Every change reads the user, checks it, and writes with the
 * version it read; a change that comes too late is worked out again on the newer version. Lives as long as a request.
 */
public final class Users implements Resources {

    private static final Logger LOG = LoggerFactory.getLogger(Users.class);
    private static final String GROUPS = "groups";

    private final Caller caller;
    private final UserStore store;
    private final ResourceModel model;
    private final UserServices services;
    private final Optional<History> history;
    private final WriteLookup lookup;
    private final UserCreator userCreator;
    private final DuplicateUserErrors takenNames;
    private final Optional<GroupStore> groups;

    Users(Origin origin, UserStore store, ResourceModel model, UserServices services) {
        this.caller = origin.caller();
        this.store = store;
        this.model = model;
        this.services = services;
        this.history = services.trail().map(trail -> new History(trail, origin, model.changedPaths()));
        this.lookup = new WriteLookup(store, model.types());
        this.userCreator = new UserCreator(caller, store, services, history, lookup);
        this.takenNames = new DuplicateUserErrors(store, model.types());
        this.groups = services.memberships().provisioned(caller.tenant());
    }

    @Override
    public ResourceModel model() {
        return model;
    }

    /** Adds a user, or brings back one who left. */
    @Override
    public StoredUser create(ObjectNode body, Repairs repairs) {
        UserInput input = model.reader().forCreate(body, repairs);
        Optional<String> former = new RehireMatcher(store, model.types(), services.rehire()).find(input);
        if (former.isPresent()) {
            return change(former.get(), Preconditions.NONE, repairs, user -> RehireMatcher.bringBack(user, input));
        }
        UserDocument user = documentOf(input, repairs);
        StoredUser created = explaining(user, () -> userCreator.add(user));
        handStoredPasswordOver(created, input, repairs);
        return created;
    }

    /** Adds users as {@link #create} does, together if none can be one who left. */
    @Override
    public List<Creation> createAll(List<ObjectNode> bodies, Repairs repairs) {
        if (services.rehire() != Rehire.NEVER) {
            return bodies.stream()
                    .map(body -> Creation.of(() -> create(body, repairs)))
                    .toList();
        }
        SortedMap<Integer, Creation> results = new TreeMap<>();
        SortedMap<Integer, Addition> wanted = new TreeMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                UserInput input = model.reader().forCreate(bodies.get(i), repairs);
                wanted.put(i, new Addition(input, documentOf(input, repairs)));
            } catch (RuntimeException refused) {
                results.put(i, new Creation.Failed(refused));
            }
        }
        results.putAll(addAll(wanted, repairs));
        return List.copyOf(results.values());
    }

    @Override
    public StoredUser get(String id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** Finds the user with this id; empty if there is none. */
    public Optional<StoredUser> find(String id) {
        return store.find(id);
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }

    @Override
    public UserPage search(SearchTerms terms, Repairs repairs) {
        UserQuery query = model.query(terms, features(), repairs);
        return groups.map(on -> new UsersOfGroup(store, on).search(query)).orElseGet(() -> store.search(query));
    }

    @Override
    public StoredUser replace(String id, ObjectNode body, Preconditions preconditions, Repairs repairs) {
        return change(
                id,
                preconditions,
                repairs,
                user -> model.reader().forReplace(body, user.attributes().tree(), repairs));
    }

    @Override
    public StoredUser patch(String id, ObjectNode body, Preconditions preconditions, Repairs repairs) {
        return changeAs(id, preconditions, repairs, () -> {
            Patch patch = model.patches().parse(body, repairs);
            return user -> patch.apply(id, user.attributes().tree(), repairs);
        });
    }

    @Override
    public void delete(String id, Preconditions preconditions) {
        eventPublisher().inOrder(caller, id, () -> {
            StoredUser last = deleteLast(id, preconditions);
            leaveGroups(id);
            tellDeleted(last);
            return last;
        });
    }

    @Override
    public Stream<StoredUser> complete(List<StoredUser> stored, Projection wanted, String baseUrl) {
        return groups
                .filter(on -> wanted.includes(GROUPS))
                .map(on -> new ComputedAttributes(on, baseUrl)
                        .withGroups(stored, services.memberships().showsIndirect()))
                .orElse(stored)
                .stream();
    }

    /** A user to be created. */
    private record Addition(UserInput input, UserDocument user) {}

    private UserDocument documentOf(UserInput input, Repairs repairs) {
        UserDocument wanted = model.size().checked(UserDocument.of(input.attributes()));
        return services.policies().beforeCreate(caller, wanted, model, repairs);
    }

    private Map<Integer, Creation> addAll(SortedMap<Integer, Addition> wanted, Repairs repairs) {
        Iterator<Creation> creationsInOrder = userCreator
                .addAll(wanted.values().stream().map(Addition::user).toList())
                .iterator();
        Map<Integer, Creation> results = new HashMap<>();
        wanted.forEach((index, addition) -> {
            Creation creation = explained(creationsInOrder.next(), addition.input());
            creation.user().ifPresent(created -> handStoredPasswordOver(created, addition.input(), repairs));
            results.put(index, creation);
        });
        return results;
    }

    /** Carries a write out; the refusal of a name that is taken tells of who has it. */
    private <T> T explaining(UserDocument user, Supplier<T> write) {
        try {
            return write.get();
        } catch (StoreException.DuplicateUser taken) {
            throw takenNames.explain(taken, user);
        }
    }

    private Creation explained(Creation creation, UserInput input) {
        return creation instanceof Creation.Failed failed
                        && failed.reason() instanceof StoreException.DuplicateUser taken
                ? new Creation.Failed(takenNames.explain(taken, UserDocument.of(input.attributes())))
                : creation;
    }

    private StoredUser change(
            String id, Preconditions preconditions, Repairs repairs, Function<StoredUser, UserInput> edit) {
        return changeAs(id, preconditions, repairs, () -> edit);
    }

    private StoredUser changeAs(
            String id, Preconditions preconditions, Repairs repairs, Supplier<Function<StoredUser, UserInput>> reader) {
        return eventPublisher()
                .inOrder(
                        caller,
                        id,
                        () -> RetryBackoff.change(() -> requested(id), preconditions, () -> {
                            Function<StoredUser, UserInput> edit = reader.get();
                            return user -> write(user, edit.apply(user), repairs);
                        }));
    }

    private Optional<StoredUser> write(StoredUser user, UserInput next, Repairs repairs) {
        Optional<StoredUser> written = write(user, UserDocument.of(next.attributes()), repairs);
        written.ifPresent(after -> handPasswordOver(user, after, next, repairs));
        return written;
    }

    /** Reads a user that is to be changed: its name is noted, because a refusal holds the id alone. */
    private StoredUser requested(String id) {
        StoredUser user = get(id);
        eventPublisher().requested(user);
        return user;
    }

    /** Writes the user and returns it as it is afterwards; empty if somebody else changed it meanwhile. */
    private Optional<StoredUser> write(StoredUser user, UserDocument wanted, Repairs repairs) {
        if (wanted.equals(user.attributes())) {
            return Optional.of(user);
        }
        model.size().check(user.attributes(), wanted);
        UserDocument next = services.policies().beforeUpdate(caller, user, wanted, model, repairs);
        return next.equals(user.attributes()) ? Optional.of(user) : writeDecided(user, next);
    }

    private Optional<StoredUser> writeDecided(StoredUser user, UserDocument next) {
        Reservation reservation = services.removalChecks().beforeUpdate(caller.tenant(), user, next);
        Optional<StoredUser> written =
                reservation.during(() -> explaining(next, () -> replaceAt(user, next)), Optional::isPresent);
        written.ifPresent(after -> tellUpdated(user, after));
        return written;
    }

    /** Tells the listeners of a write, even if it cannot be recorded. */
    private void tellUpdated(StoredUser before, StoredUser after) {
        try {
            history.ifPresent(record -> record.updated(before, after));
        } finally {
            eventPublisher().updated(caller, before, after, model.changedPaths());
        }
    }

    /** Tells the listeners of a deletion, as {@link #tellUpdated}. */
    private void tellDeleted(StoredUser last) {
        try {
            history.ifPresent(record -> record.deleted(last));
        } finally {
            eventPublisher().deleted(caller, last);
        }
    }

    /** Ends the memberships of a user who is deleted already, which trouble here cannot undo. */
    private void leaveGroups(String id) {
        try {
            services.memberships().kept(caller.tenant()).ifPresent(store -> store.forget(id));
        } catch (RuntimeException failure) {
            LOG.error("the user {} is deleted, and may still be named as a member of groups", id, failure);
        }
    }

    private Optional<StoredUser> replaceAt(StoredUser user, UserDocument next) {
        try {
            return Objects.requireNonNull(store.replace(user.id(), user.version(), next), "replace");
        } catch (RuntimeException failure) {
            return Optional.of(lookup.replaced(user.id(), next, failure));
        }
    }

    private StoredUser deleteLast(String id, Preconditions preconditions) {
        return RetryBackoff.change(() -> requested(id), preconditions, () -> user -> {
            services.policies().beforeDelete(caller, user);
            Reservation reservation = services.removalChecks().beforeDelete(caller.tenant(), user);
            boolean isDeleted = reservation.during(() -> deleteAt(user), deleted -> deleted);
            return isDeleted ? Optional.of(user) : Optional.empty();
        });
    }

    private boolean deleteAt(StoredUser user) {
        try {
            return store.delete(user.id(), user.version());
        } catch (RuntimeException failure) {
            lookup.requireDeleted(user.id(), failure);
            return true;
        }
    }

    /** Hands the password over; fails with the handler only where nothing was stored. */
    private void handPasswordOver(StoredUser before, StoredUser after, UserInput input, Repairs repairs) {
        if (after.version().equals(before.version())) {
            handPasswordOver(after, input);
        } else {
            handStoredPasswordOver(after, input, repairs);
        }
    }

    /** Hands over the password of a user who is stored and announced, which a failure of the handler cannot undo. */
    private void handStoredPasswordOver(StoredUser user, UserInput input, Repairs repairs) {
        try {
            handPasswordOver(user, input);
        } catch (RuntimeException failure) {
            LOG.error("the password handler failed; the user {} is stored without this password", user.id(), failure);
            repairs.ignore(Reason.PASSWORD_HANDLER_FAILED, () -> "password");
        }
    }

    private void handPasswordOver(StoredUser user, UserInput input) {
        input.password()
                .ifPresent(password ->
                        services.passwords().ifPresent(handler -> handler.passwordSet(caller, user, password)));
    }

    private EventPublisher eventPublisher() {
        return services.eventPublisher();
    }

    private static ScimErrorException notFound(String id) {
        String shown = id.length() <= 100 ? id : id.substring(0, 100) + "...";
        return ScimErrorException.notFound("There is no user with the id '" + shown + "'.");
    }
}
