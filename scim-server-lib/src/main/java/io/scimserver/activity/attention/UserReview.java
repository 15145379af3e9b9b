package io.scimserver.activity.attention;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.store.UserWalk;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Search for twins and missing managers: reads all users of a tenant twice, some hundred at a time. Of each identifier it
 * keeps 64 bits meanwhile, so that 100,000 users take a few megabytes. Safe for use by many threads.
 */
final class UserReview {

    private static final int PAGE_SIZE = 200;
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final UserStores stores;

    UserReview(UserStores stores) {
        this.stores = stores;
    }

    /** Identifier that two people do not share, as a rule. */
    private record Identifier(String name, String value) {

        long hash() {
            return UserReview.hash(name + ":" + value);
        }
    }

    /** People with the same identifier, or the same manager: the first, the latest, and how many they are. */
    private record Group(Person first, Person latest, int size) {

        Group joinedBy(Group other) {
            return new Group(first, other.latest, size + other.size);
        }
    }

    /** Returns what there is to find, at most {@link AttentionKind#most()} of each kind. */
    List<AttentionItem> of(Tenant tenant, Instant now) {
        UserStore store = stores.forTenant(tenant);
        LongStream.Builder shareable = LongStream.builder();
        LongStream.Builder known = LongStream.builder();
        walk(store, user -> {
            identifiers(user).forEach(identifier -> shareable.add(identifier.hash()));
            names(user).forEach(name -> known.add(hash(name)));
        });
        long[] shared = repeated(shareable.build().sorted().toArray());
        long[] names = known.build().sorted().toArray();
        Map<Identifier, Group> twins = new LinkedHashMap<>();
        Map<String, Group> managed = new LinkedHashMap<>();
        walk(store, user -> {
            identifiers(user)
                    .filter(identifier -> contains(shared, identifier.hash()))
                    .forEach(identifier -> add(twins, identifier, user, AttentionKind.TWIN));
            manager(user)
                    .filter(reference -> !contains(names, hash(Folding.fold(reference))))
                    .ifPresent(reference -> add(managed, reference, user, AttentionKind.MANAGER));
        });
        return Stream.concat(twins(twins, now), managers(managed, now)).toList();
    }

    private static Stream<AttentionItem> twins(Map<Identifier, Group> found, Instant now) {
        return found.entrySet().stream()
                .filter(same -> same.getValue().size() > 1)
                .map(same -> AttentionItem.found(
                        AttentionKind.TWIN,
                        same.getValue().latest(),
                        same.getValue().first().key(),
                        same.getValue().size(),
                        same.getKey().name(),
                        now));
    }

    private static Stream<AttentionItem> managers(Map<String, Group> found, Instant now) {
        return found.entrySet().stream()
                .map(waiting -> AttentionItem.found(
                        AttentionKind.MANAGER,
                        waiting.getValue().first(),
                        waiting.getKey(),
                        waiting.getValue().size(),
                        "",
                        now));
    }

    private static <K> void add(Map<K, Group> found, K key, StoredUser user, AttentionKind kind) {
        if (found.containsKey(key) || found.size() < kind.most()) {
            Person person = new Person(Optional.of(user.id()), Optional.empty(), Optional.empty());
            found.merge(key, new Group(person, person, 1), Group::joinedBy);
        }
    }

    private static Stream<Identifier> identifiers(StoredUser user) {
        JsonNode tree = user.attributes().tree();
        return Stream.concat(
                text(tree.path("externalId")).map(id -> new Identifier("externalId", id)).stream(),
                emails(user).stream().map(email -> new Identifier("e-mail address", email)));
    }

    private static Set<String> emails(StoredUser user) {
        Set<String> emails = new TreeSet<>();
        StreamSupport.stream(user.attributes().tree().path("emails").spliterator(), false)
                .flatMap(email -> text(email.path("value")).stream())
                .forEach(email -> emails.add(Folding.fold(email)));
        return emails;
    }

    /** Returns the texts that a reference may name the user by, folded. */
    private static Stream<String> names(StoredUser user) {
        JsonNode tree = user.attributes().tree();
        Stream<String> own = Stream.of(text(tree.path("userName")), text(tree.path("externalId")))
                .flatMap(Optional::stream)
                .map(Folding::fold);
        return Stream.of(Stream.of(Folding.fold(user.id())), own, emails(user).stream())
                .flatMap(names -> names);
    }

    /** Returns the reference to the manager of an active user: that of a former one is of no interest. */
    private static Optional<String> manager(StoredUser user) {
        boolean isActive = user.attributes().tree().path("active").asBoolean(true);
        return text(user.attributes().tree().path(ENTERPRISE).path("manager").path("value"))
                .filter(reference -> isActive);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty());
    }

    private static void walk(UserStore store, Consumer<StoredUser> each) {
        new UserWalk(store::search, store.features(), PAGE_SIZE)
                .forEachPage(page -> page.forEach(user -> each.accept(shortLived(user))));
    }

    /** Returns a copy that is read instead: a store in memory would keep the tree of every user that was read. */
    private static StoredUser shortLived(StoredUser user) {
        UserDocument copy = UserDocument.ofJson(user.attributes().json());
        return new StoredUser(user.id(), user.version(), user.created(), user.lastModified(), copy);
    }

    /** Returns a number of 64 bits for a text: FNV-1a, mixed. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 32);
    }

    private static long[] repeated(long[] sorted) {
        return LongStream.range(1, sorted.length)
                .filter(i -> sorted[(int) i] == sorted[(int) i - 1])
                .map(i -> sorted[(int) i])
                .distinct()
                .toArray();
    }

    private static boolean contains(long[] sorted, long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }
}
