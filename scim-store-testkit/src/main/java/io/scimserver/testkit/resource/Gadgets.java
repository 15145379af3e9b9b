package io.scimserver.testkit.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.Paging;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.SchemaTypes;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.RenamedStore;
import io.scimserver.testkit.user.UserRules;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Resources of the type that {@link ResourceStoreContract} stores, and the steps of its tests. */
public final class Gadgets {

    /**
     * Schema of gadgets: {@code serialNumber} is unique as it is written, {@code label} whatever its case; all other
     * attributes of the kit's users and their extensions, so that the rules of users can be tested.
     */
    public static final UserSchema SCHEMA = withExtensionsOfUsers(UserSchema.of(new Schema(
            "urn:example:params:scim:schemas:testkit:2.0:Gadget",
            "Gadget",
            "A resource of the test kit",
            new Attributes(Stream.concat(ownAttributes(), attributesOfUsers()).toList()))));

    private static final SchemaTypes TYPES = new SchemaTypes(SCHEMA);

    private Gadgets() {}

    private static Stream<Attribute> ownAttributes() {
        return Stream.of(
                        AttributeBuilder.string("serialNumber", "Unique as it is written")
                                .caseExact()
                                .uniqueness(Uniqueness.SERVER),
                        AttributeBuilder.string("label", "Unique whatever its case")
                                .uniqueness(Uniqueness.SERVER),
                        AttributeBuilder.simple("weight", Type.INTEGER, "A number"))
                .map(AttributeBuilder::build);
    }

    private static Stream<Attribute> attributesOfUsers() {
        return KitSchema.users().core().attributes().stream()
                .filter(attribute -> attribute.uniqueness() == Uniqueness.NONE);
    }

    private static UserSchema withExtensionsOfUsers(UserSchema gadgets) {
        UserSchema extended = gadgets;
        for (Schema extension : KitSchema.users().extensions()) {
            extended = extended.withExtension(extension);
        }
        return extended;
    }

    /** Returns the rules of users for gadgets whose labels are userNames. */
    static UserRules rules(ResourcesLikeUsersContract kit) {
        return new UserRules(
                () -> {
                    ResourceStores gadgets = kit.emptyResourceStores();
                    return tenant -> new RenamedStore(gadgets.forTenant(tenant), "label");
                },
                here -> here,
                kit::refuses);
    }

    static StoredUser create(ResourceStore store, UserDocument gadget) {
        return store.create(UUID.randomUUID().toString(), gadget);
    }

    static UserDocument gadget(String serialNumber, String label) {
        return document(serialNumber, label, 1);
    }

    /** Returns a gadget with neither serial number nor label. */
    static UserDocument nameless() {
        ObjectNode gadget = JsonNodeFactory.instance.objectNode();
        gadget.putArray("schemas").add(SCHEMA.core().urn());
        return UserDocument.of(gadget.put("weight", 1).putNull("label"));
    }

    static UserDocument gadget(String serialNumber, int weight) {
        return document(serialNumber, "label of " + serialNumber, weight);
    }

    private static UserDocument document(String serialNumber, String label, int weight) {
        ObjectNode gadget = JsonNodeFactory.instance.objectNode();
        gadget.putArray("schemas").add(SCHEMA.core().urn());
        gadget.put("serialNumber", serialNumber).put("label", label).put("weight", weight);
        return UserDocument.of(gadget);
    }

    static UserPage search(ResourceStore store, Filter filter, Paging paging) {
        return store.search(new UserQuery(Optional.of(filter), Optional.empty(), paging, TYPES));
    }

    static UserPage all(ResourceStore store, Paging paging) {
        return store.search(new UserQuery(Optional.empty(), Optional.empty(), paging, TYPES));
    }

    static List<String> serialNumbers(UserPage page) {
        return page.users().stream()
                .map(gadget -> gadget.attributes().member("serialNumber").asText())
                .toList();
    }
}
