package io.scimserver.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.patch.Patch;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Operations of a caller on the resources of a type of the host's own. A response shows what the store keeps.
 * Lives as long as a request.
 */
final class HostResources implements Resources {

    private final HostType hostType;
    private final ResourceStore store;

    HostResources(HostType hostType, ResourceStore store) {
        this.hostType = hostType;
        this.store = store;
    }

    @Override
    public ResourceModel model() {
        return hostType.model();
    }

    @Override
    public StoredUser create(ObjectNode body, Repairs repairs) {
        UserDocument resource =
                model().size().checked(documentOf(model().reader().forCreate(body, repairs)));
        return explaining(() -> store.create(hostType.ids().get(), resource));
    }

    @Override
    public StoredUser get(String id) {
        return store.find(id)
                .orElseThrow(() -> ScimErrorException.notFound(
                        "There is no " + type().name() + " with the id " + ClientText.quote(id) + "."));
    }

    @Override
    public UserPage search(SearchTerms terms, Repairs repairs) {
        return store.search(model().query(terms, features(), repairs));
    }

    @Override
    public StoredUser replace(String id, ObjectNode body, Preconditions preconditions, Repairs repairs) {
        return change(
                id,
                preconditions,
                () -> resource ->
                        model().reader().forReplace(body, resource.attributes().tree(), repairs));
    }

    @Override
    public StoredUser patch(String id, ObjectNode body, Preconditions preconditions, Repairs repairs) {
        return change(id, preconditions, () -> {
            Patch patch = model().patches().parse(body, repairs);
            return resource -> patch.apply(id, resource.attributes().tree(), repairs);
        });
    }

    @Override
    public void delete(String id, Preconditions preconditions) {
        RetryBackoff.change(
                () -> get(id),
                preconditions,
                () -> resource -> store.delete(id, resource.version()) ? Optional.of(resource) : Optional.empty());
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }

    @Override
    public Stream<StoredUser> complete(List<StoredUser> stored, Projection wanted, String baseUrl) {
        return stored.stream();
    }

    private StoredUser change(
            String id, Preconditions preconditions, Supplier<Function<StoredUser, UserInput>> reader) {
        return RetryBackoff.change(() -> get(id), preconditions, () -> {
            Function<StoredUser, UserInput> edit = reader.get();
            return resource -> write(resource, documentOf(edit.apply(resource)));
        });
    }

    /** Writes the resource and returns it as it is afterwards; empty if somebody else changed it meanwhile. */
    private Optional<StoredUser> write(StoredUser resource, UserDocument next) {
        if (next.equals(resource.attributes())) {
            return Optional.of(resource);
        }
        model().size().check(resource.attributes(), next);
        return explaining(() -> store.replace(resource.id(), resource.version(), next));
    }

    private static UserDocument documentOf(UserInput input) {
        return UserDocument.of(input.attributes());
    }

    private <T> T explaining(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateUser taken) {
            throw ScimErrorException.uniqueness(
                    "Another " + type().name() + " has the same '" + taken.attribute() + "'.");
        }
    }
}
