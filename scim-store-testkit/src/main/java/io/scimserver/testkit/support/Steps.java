package io.scimserver.testkit.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.NewUser;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steps that tests of a store share. */
public final class Steps {

    /** Maximum number of users that the library adds in one call. */
    public static final int LARGEST_BATCH = 100;

    private Steps() {}

    /** Creates the user under an id that was never used before. */
    public static StoredUser create(UserStore store, UserFixture user) {
        return store.create(newId(), user.document());
    }

    /**
     * Creates the user, and returns true if the store keeps it. A store may refuse a value that its database cannot keep
     * exactly.
     */
    public static boolean isKept(UserStore store, UserFixture user) {
        try {
            create(store, user);
            return true;
        } catch (UnsupportedValue refused) {
            return false;
        }
    }

    public static List<StoredUser> createAll(UserStore store, UserFixture... users) {
        return Stream.of(users).map(user -> create(store, user)).toList();
    }

    /** Creates users u00, u01, ... */
    public static List<StoredUser> createNumbered(UserStore store, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> create(store, Users.named("u%02d".formatted(i))))
                .toList();
    }

    /** Creates users u000, u001, ... in batches, as bulk requests do. */
    public static void createMany(UserStore store, int howMany) {
        for (int from = 0; from < howMany; from += LARGEST_BATCH) {
            store.createAll(IntStream.range(from, Math.min(howMany, from + LARGEST_BATCH))
                    .mapToObj(i -> new NewUser(
                            newId(), Users.named("u%03d".formatted(i)).document()))
                    .toList());
        }
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Returns the user as the store has it now. */
    public static StoredUser current(UserStore store, String id) {
        Optional<StoredUser> found = store.find(id);
        assertThat(found).as("find: a user that was created is there").isPresent();
        return found.orElseThrow();
    }

    /** Replaces a user at the version it was read at, which must work. */
    public static StoredUser replace(UserStore store, StoredUser old, UserFixture user) {
        Optional<StoredUser> replaced = store.replace(old.id(), old.version(), user.document());
        assertThat(replaced)
                .as("replace: a user at the expected version is replaced")
                .isPresent();
        return replaced.orElseThrow();
    }

    public static void delete(UserStore store, StoredUser user) {
        assertThat(store.delete(user.id(), user.version()))
                .as("delete: a user at the expected version is deleted")
                .isTrue();
    }

    public static UserQuery query(Paging paging) {
        return new UserQuery(Optional.empty(), Optional.empty(), paging, KitSchema.types());
    }

    public static UserQuery query(Filter filter, Paging paging) {
        return new UserQuery(Optional.of(filter), Optional.empty(), paging, KitSchema.types());
    }

    public static UserPage page(UserStore store, int startIndex, int count) {
        return store.search(query(new Paging.Offset(startIndex, count)));
    }

    /** Returns all matches, on one page. */
    public static UserPage search(Refusals kit, UserStore store, Filter filter) {
        return search(kit, store, query(filter, new Paging.Offset(1, 1000)));
    }

    /**
     * Searches the store. If the store has to refuse the filter, it checks that the store does, and returns the users
     * that match in truth.
     */
    public static UserPage search(Refusals kit, UserStore store, UserQuery query) {
        if (query.filter().filter(kit::refuses).isEmpty()) {
            return store.search(query);
        }
        assertThatThrownBy(() -> store.search(query))
                .as("a filter that the store cannot answer is refused, never answered by a full list: %s", query)
                .isInstanceOf(UnsupportedQuery.class);
        List<StoredUser> users = everybody(store).users();
        return ScanningSearch.search(
                IntStream.range(0, users.size()).mapToObj(i -> new Listed(i + 1, users.get(i))), query);
    }

    /** Returns everybody, on one page. */
    public static UserPage everybody(UserStore store) {
        return page(store, 1, 10_000);
    }

    public static List<String> userNames(UserPage page) {
        return userNames(page.users());
    }

    public static List<String> userNames(List<StoredUser> users) {
        return users.stream().map(Steps::userName).toList();
    }

    public static String userName(StoredUser user) {
        return user.attributes().tree().path("userName").asText();
    }

    public static List<String> ids(List<StoredUser> users) {
        return users.stream().map(StoredUser::id).toList();
    }

    /** Returns a text as the name of a test: never empty, not too long, printable. */
    public static String shown(String text) {
        String visible = text.replace('\u0000', '\u2400');
        return "'" + visible.substring(0, Math.min(60, visible.length())) + "'";
    }
}
