package io.scimserver.internal.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.guard.ChangeGuard.Reservation;
import io.scimserver.internal.patch.Patch;
import io.scimserver.internal.resource.Preconditions;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.resource.RetryBackoff;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operations of a caller on the groups of its tenant. Members are never read to be changed: a request says who joins and
 * who leaves, and that is what the store gets. Lives as long as a request.
 */
public final class Groups implements Resources {

    private static final String MEMBERS = "members";

    /** Maximum number of members of a group that is shown with them. */
    private static final int MOST_SHOWN = 10_000;

    /** The same in the response to a PATCH: identity providers add many members one by one. */
    private static final int MOST_SHOWN_AFTER_PATCH = 1_000;

    /** Document of a group as it is to be, and the edits of its members. */
    private record Wanted(UserDocument document, Optional<MemberEdits> members) {}

    /** Group as it was last, and who its members were. */
    private record Deletion(StoredUser last, GroupReport.FormerMembers members) {}

    private final Caller caller;
    private final GroupReport report;
    private final GroupStore store;
    private final Members members;
    private final WrittenMembers afterwards;
    private final ResourceModel model;
    private final GroupServices services;
    private int mostShown = MOST_SHOWN;

    Groups(
            Caller caller,
            GroupReport report,
            GroupStore store,
            Members members,
            ResourceModel model,
            GroupServices services) {
        this.caller = caller;
        this.report = report;
        this.store = store;
        this.members = members;
        this.afterwards = new WrittenMembers(store, members);
        this.model = model;
        this.services = services;
    }

    @Override
    public ResourceModel model() {
        return model;
    }

    @Override
    public StoredUser create(ObjectNode body, Repairs repairs) {
        Wanted wanted = wanted(model.reader().forCreate(body, repairs));
        Set<Member> first = wanted.members().map(members::ofNewGroup).orElse(Set.of());
        String id = services.ids().get();
        return services.events().inOrder(caller, id, () -> {
            StoredUser created = explaining(() -> store.create(id, model.size().checked(wanted.document()), first));
            GroupWrite last = afterwards.withoutDeleted(new GroupWrite(created, ids(first), Set.of()), first);
            report.created(last.group(), last.added());
            return last.group();
        });
    }

    @Override
    public StoredUser get(String id) {
        return store.find(id)
                .orElseThrow(() ->
                        ScimErrorException.notFound("There is no group with the id " + ClientText.quote(id) + "."));
    }

    @Override
    public UserPage search(SearchTerms terms, Repairs repairs) {
        return store.search(model.query(terms, features(), repairs));
    }

    /** Replaces a group; one whose body does not speak of members keeps them. */
    @Override
    public StoredUser replace(String id, ObjectNode body, Preconditions preconditions, Repairs repairs) {
        return change(
                id,
                preconditions,
                () -> group -> wanted(
                        model.reader().forReplace(body, group.attributes().tree(), repairs)));
    }

    @Override
    public StoredUser patch(String id, ObjectNode body, Preconditions preconditions, Repairs repairs) {
        mostShown = MOST_SHOWN_AFTER_PATCH;
        return change(id, preconditions, () -> {
            Patch patch = model.patches().parse(body, repairs);
            Patch ofDocument = patch.without(MEMBERS);
            MemberEdits edits = MemberEdits.of(patch.editsOf(MEMBERS));
            return group -> new Wanted(
                    UserDocument.of(ofDocument
                            .apply(id, group.attributes().tree(), repairs)
                            .attributes()),
                    Optional.of(edits));
        });
    }

    @Override
    public void delete(String id, Preconditions preconditions) {
        services.events().inOrder(caller, id, () -> {
            Deletion deletion = RetryBackoff.change(() -> get(id), preconditions, () -> this::delete);
            report.deleted(deletion.last(), deletion.members());
            return deletion;
        });
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }

    @Override
    public Stream<StoredUser> complete(List<StoredUser> stored, Projection wanted, String baseUrl) {
        if (!wanted.includes(MEMBERS)) {
            return stored.stream();
        }
        ComputedAttributes computed = new ComputedAttributes(store, baseUrl);
        return stored.stream().map(group -> computed.withMembers(group, mostShown));
    }

    private StoredUser change(String id, Preconditions preconditions, Supplier<Function<StoredUser, Wanted>> reader) {
        return services.events()
                .inOrder(
                        caller,
                        id,
                        () -> RetryBackoff.change(() -> get(id), preconditions, () -> {
                            Function<StoredUser, Wanted> edit = reader.get();
                            return group -> write(group, edit.apply(group));
                        }));
    }

    /** Writes the group and returns it as it is afterwards; empty if somebody else changed it meanwhile. */
    private Optional<StoredUser> write(StoredUser group, Wanted wanted) {
        model.size().check(group.attributes(), wanted.document());
        MemberChange change =
                wanted.members().map(edits -> members.change(group.id(), edits)).orElse(MemberChange.NONE);
        if (change.isNone() && wanted.document().equals(group.attributes())) {
            return Optional.of(group);
        }
        Reservation reservation = services.checks().beforeChange(caller.tenant(), store, group, change);
        Optional<GroupWrite> written = reservation.during(
                () -> explaining(() -> store.replace(group.id(), group.version(), wanted.document(), change))
                        .map(outcome -> afterwards.checked(group, outcome, change.added())),
                Optional::isPresent);
        return written.map(outcome -> {
            report.changed(group, outcome);
            return outcome.group();
        });
    }

    private static Set<String> ids(Set<Member> some) {
        return some.stream().map(Member::id).collect(Collectors.toSet());
    }

    /** Deletes the group; empty if somebody else changed it meanwhile. */
    private Optional<Deletion> delete(StoredUser group) {
        Reservation reservation = services.checks().beforeDelete(caller.tenant(), store, group);
        return reservation.during(
                () -> {
                    Deletion wanted = new Deletion(group, report.members(group, store));
                    if (!store.delete(group.id(), group.version())) {
                        return Optional.empty();
                    }
                    afterwards.leaveGroups(group.id());
                    return Optional.of(wanted);
                },
                Optional::isPresent);
    }

    private static Wanted wanted(UserInput input) {
        return new Wanted(UserDocument.of(input.attributes()), input.members().map(MemberEdits::all));
    }

    private static <T> T explaining(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateUser taken) {
            throw ScimErrorException.uniqueness("Another group has the same " + taken.attribute() + ".");
        }
    }
}
