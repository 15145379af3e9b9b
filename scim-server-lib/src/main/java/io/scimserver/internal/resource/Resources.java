package io.scimserver.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.ResourceType;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Operations of a caller on the resources of one type in its tenant. Lives as long as a request. */
public interface Resources {

    /** Returns the type and its schema at work. */
    ResourceModel model();

    /** Returns the type. */
    default ResourceType type() {
        return model().type();
    }

    /** Adds a resource (RFC 7644 §3.3). */
    StoredUser create(ObjectNode body, Repairs repairs);

    /** Adds resources as {@link #create} does; the results are in their order. */
    default List<Creation> createAll(List<ObjectNode> bodies, Repairs repairs) {
        return bodies.stream()
                .map(body -> Creation.of(() -> create(body, repairs)))
                .toList();
    }

    /** Returns the resource with this id (RFC 7644 §3.4.1). */
    StoredUser get(String id);

    /** Returns the resources that match (RFC 7644 §3.4.2). */
    UserPage search(SearchTerms terms, Repairs repairs);

    /** Replaces a resource's attributes (RFC 7644 §3.5.1). */
    StoredUser replace(String id, ObjectNode body, Preconditions preconditions, Repairs repairs);

    /** Changes parts of a resource (RFC 7644 §3.5.2): all operations or none. */
    StoredUser patch(String id, ObjectNode body, Preconditions preconditions, Repairs repairs);

    /** Removes a resource (RFC 7644 §3.6). */
    void delete(String id, Preconditions preconditions);

    /** Returns the features of searches beyond filters and index pages. */
    Set<StoreFeature> features();

    /**
     * Adds the attributes that are worked out and not stored with the resource, as far as the response wants them. Each
     * resource is completed when it is its turn: a page of large groups would take the memory of the whole process.
     *
     * @param baseUrl the public URL of the SCIM root, without a slash at its end
     */
    Stream<StoredUser> complete(List<StoredUser> stored, Projection wanted, String baseUrl);
}
