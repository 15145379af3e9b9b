package io.scimserver.testkit.resource;

import static io.scimserver.testkit.flaw.Flaw.ofResources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.Paging;
import io.scimserver.store.ResourceStore;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in stores of resource types of the host's own. */
public final class ResourceFlaws {

    private ResourceFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofResources("all tenants share one store", "aTenantSeesOnlyItsOwn", ResourceFlaws::shared),
                ofResources(
                        "no attribute is kept unique",
                        "aUniqueValueBelongsToOneResource",
                        () -> new InMemoryResourceStores(withoutUniqueness(), Clock.systemUTC())),
                ofResources(
                        "who has no label has an empty one",
                        "anEmptyTextIsAValueAndNoValueIsNone",
                        () -> flawed(EmptyLabels::new)),
                ofResources(
                        "cursors are given and do not work",
                        "listsOfResourcesFollowTheRulesOfUsers",
                        () -> flawed(OnePage::new)),
                ofResources(
                        "all ids are one in any case",
                        "idsAndVersionsOfResourcesFollowTheRulesOfUsers",
                        () -> flawed(LowerCase::new)),
                ofResources(
                        "a late change is made", "aWriteAtAnOldVersionChangesNothing", () -> flawed(LateWriter::new)),
                ofResources(
                        "a late deletion is made",
                        "aWriteAtAnOldVersionChangesNothing",
                        () -> flawed(LateDeleter::new)),
                ofResources(
                        "the page is cut before it is filtered",
                        "aFilterAppliesBeforeThePageIsCut",
                        () -> flawed(EarlyCut::new)),
                ofResources(
                        "a replaced resource moves to the end",
                        "theOrderIsThatOfCreationAndStaysTheSame",
                        () -> flawed(ByChange::new)));
    }

    private static ResourceStores shared() {
        ResourceStore one = flawed(store -> store).forTenant(new Tenant("everybody"));
        return tenant -> one;
    }

    private static ResourceStores flawed(UnaryOperator<ResourceStore> flaw) {
        ResourceStores sound = new InMemoryResourceStores(Gadgets.SCHEMA, Clock.systemUTC());
        return tenant -> flaw.apply(sound.forTenant(tenant));
    }

    private static UserSchema withoutUniqueness() {
        return UserSchema.of(new Schema(Gadgets.SCHEMA.core().urn(), "Gadget", "Nothing is unique", Attributes.none()));
    }

    /** Store that does what a sound one does. */
    static class Delegating implements ResourceStore {

        final ResourceStore sound;

        Delegating(ResourceStore sound) {
            this.sound = sound;
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument resource) {
            return sound.create(suggestedId, resource);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return sound.find(id);
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument resource) {
            return sound.replace(id, expectedVersion, resource);
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            return sound.delete(id, expectedVersion);
        }

        @Override
        public UserPage search(UserQuery query) {
            return sound.search(query);
        }
    }

    private static final class EmptyLabels extends Delegating {

        EmptyLabels(ResourceStore sound) {
            super(sound);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument resource) {
            ObjectNode labelled = resource.tree().deepCopy();
            return super.create(
                    suggestedId,
                    UserDocument.of(labelled.put("label", labelled.path("label").asText(""))));
        }
    }

    private static final class OnePage extends Delegating {

        OnePage(ResourceStore sound) {
            super(sound);
        }

        @Override
        public Set<StoreFeature> features() {
            return sound.features();
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            return new UserPage(page.users(), page.totalResults(), Optional.empty());
        }
    }

    private static final class LowerCase extends Delegating {

        LowerCase(ResourceStore sound) {
            super(sound);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument resource) {
            return super.create(suggestedId.toLowerCase(Locale.ROOT), resource);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return super.find(id.toLowerCase(Locale.ROOT));
        }
    }

    private static final class LateWriter extends Delegating {

        LateWriter(ResourceStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument resource) {
            return sound.find(id).flatMap(now -> sound.replace(id, now.version(), resource));
        }
    }

    private static final class LateDeleter extends Delegating {

        LateDeleter(ResourceStore sound) {
            super(sound);
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            return sound.find(id).filter(now -> sound.delete(id, now.version())).isPresent();
        }
    }

    private static final class EarlyCut extends Delegating {

        EarlyCut(ResourceStore sound) {
            super(sound);
        }

        @Override
        public UserPage search(UserQuery query) {
            UserQuery unfiltered = new UserQuery(Optional.empty(), query.sort(), query.paging(), query.types());
            UserQuery whole = new UserQuery(query.filter(), query.sort(), new Paging.Offset(1, 1_000), query.types());
            List<StoredUser> matching = sound.search(whole).users();
            UserPage cut = sound.search(unfiltered);
            return new UserPage(
                    cut.users().stream().filter(matching::contains).toList(), matching.size(), Optional.empty());
        }
    }

    private static final class ByChange extends Delegating {

        ByChange(ResourceStore sound) {
            super(sound);
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = sound.search(query);
            List<StoredUser> byChange = page.users().stream()
                    .sorted(Comparator.comparing(resource -> Long.parseLong(resource.version())))
                    .toList();
            return new UserPage(byChange, page.totalResults(), page.nextPosition());
        }
    }
}
