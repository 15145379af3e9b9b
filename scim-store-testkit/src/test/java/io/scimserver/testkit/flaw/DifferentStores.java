package io.scimserver.testkit.flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.user.value.RefusalFlaws.WithoutNul;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Correct stores, each in its own way: no rule forbids their differences. */
final class DifferentStores {

    private DifferentStores() {}

    /**
     * Store with ids that are numbers from 0 whatever is suggested, random versions, and times with all the digits of
     * the clock.
     */
    static final class OwnFacts extends PlainStore {

        private long ids;

        @Override
        public String newId(String suggestedId) {
            String id = String.valueOf(ids);
            ids++;
            return id;
        }

        @Override
        public String newVersion(String id, UserDocument user) {
            return UUID.randomUUID().toString();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    }

    /** Store that returns the members of a document in another order and refuses NUL. */
    static final class OwnOrder extends WithoutNul {

        @Override
        public UserDocument kept(UserDocument user) {
            return UserDocument.of((ObjectNode) turned(super.kept(user).tree()));
        }

        private static JsonNode turned(JsonNode node) {
            if (node.isArray()) {
                var copy = JsonNodeFactory.instance.arrayNode();
                node.forEach(element -> copy.add(turned(element)));
                return copy;
            }
            if (!node.isObject()) {
                return node;
            }
            List<Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.reverse(members);
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            members.forEach(member -> copy.set(member.getKey(), turned(member.getValue())));
            return copy;
        }
    }

    /** Store that lists everybody by position, and refuses any other query. */
    static final class ListsOnly extends PlainStore {

        @Override
        public UserPage search(UserQuery query) {
            boolean isPlain =
                    query.filter().isEmpty() && query.sort().isEmpty() && query.paging() instanceof Paging.Offset;
            if (!isPlain) {
                throw new UnsupportedQuery("this store lists everybody and searches nobody");
            }
            return super.search(query);
        }

        @Override
        public Set<StoreFeature> features() {
            return Set.of();
        }
    }

    /** Store that refuses numbers of more than 15 digits, texts of more than 4,000 characters, and names with a dollar. */
    static final class RefusesHardValues extends PlainStore {

        @Override
        public UserDocument kept(UserDocument user) {
            refuse(user.tree());
            return user;
        }

        private static void refuse(JsonNode node) {
            boolean isHard = (node.isNumber() && node.decimalValue().precision() > 15)
                    || (node.isTextual() && node.textValue().length() > 4_000)
                    || node.properties().stream()
                            .anyMatch(member -> member.getKey().contains("$"));
            if (isHard) {
                throw new UnsupportedValue("the user", "holds what the database cannot keep");
            }
            node.forEach(RefusesHardValues::refuse);
        }
    }

    /** Store that marks a deleted user, and cleans it away when another ten have been deleted. */
    static final class CleansLater extends PlainStore {

        private final Set<String> deleted = new HashSet<>();

        @Override
        public synchronized Optional<StoredUser> find(String id) {
            return super.find(id).filter(user -> !deleted.contains(id));
        }

        @Override
        public synchronized boolean delete(String id, String expectedVersion) {
            boolean isThere =
                    find(id).filter(user -> mayDelete(user, expectedVersion)).isPresent();
            if (isThere) {
                deleted.add(id);
            }
            if (deleted.size() > 10) {
                users.keySet().removeAll(deleted);
                deleted.clear();
            }
            return isThere;
        }

        @Override
        public void requireFree(String id, UserDocument user) {
            Set<String> marked = Set.copyOf(deleted);
            List<Listed> gone = marked.stream().map(users::remove).toList();
            try {
                super.requireFree(id, user);
            } finally {
                gone.forEach(listed -> users.put(listed.user().id(), listed));
            }
        }

        @Override
        public Stream<Listed> listed() {
            return super.listed()
                    .filter(listed -> !deleted.contains(listed.user().id()))
                    .sorted((one, other) -> Long.compare(one.number(), other.number()));
        }
    }

    /** Store in which every call takes a while. */
    static final class TakesItsTime extends DelegatingStore {

        private final int millis;

        TakesItsTime(int millis) {
            super(new PlainStore());
            this.millis = millis;
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            takeTime();
            return super.create(suggestedId, user);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            takeTime();
            return super.find(id);
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            takeTime();
            return super.replace(id, expectedVersion, user);
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            takeTime();
            return super.delete(id, expectedVersion);
        }

        @Override
        public UserPage search(UserQuery query) {
            takeTime();
            return super.search(query);
        }

        private void takeTime() {
            Crossing.waitFor(millis);
        }
    }
}
