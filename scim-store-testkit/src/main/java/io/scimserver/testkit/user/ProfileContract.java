package io.scimserver.testkit.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.SchemaTypes;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.ProfileUsers;
import io.scimserver.testkit.support.ProfileUsers.Kept;
import io.scimserver.testkit.support.Steps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Contract of a store with fixed columns: it keeps what its {@link io.scimserver.store.StoreProfile} names, and needs to
 * keep nothing else. Such a store implements this contract instead of {@link UserStoreContract}, whose users have
 * attributes of every kind.
 */
public interface ProfileContract extends EmptyStore {

    /** Returns the schema of the users before the profile is applied; core and enterprise User by default. */
    default UserSchema schema() {
        return UserSchema.standard();
    }

    @Test
    default void everyAttributeOfTheProfileComesBack() {
        UserStore store = emptyStore();
        ProfileUsers users = users(store);
        UserDocument whole = users.user("ada", users.optional(), 1);

        StoredUser created = store.create(Steps.newId(), whole);

        Checks.assertSame("create returns every attribute of the profile", created.attributes(), whole);
        Checks.assertUnchanged("find returns what create returned", store, created);
    }

    @Test
    default void eachAttributeOfTheProfileMayBeAlone() {
        UserStore store = emptyStore();
        ProfileUsers users = users(store);
        users.optional().forEach(kept -> {
            UserDocument one = users.user("only " + kept.path(), Stream.of(kept), 1);
            StoredUser created = store.create(Steps.newId(), one);
            String rule = "a user may have " + kept.path() + " and lack everything else";
            Checks.assertSame(rule, Steps.current(store, created.id()).attributes(), one);
        });
    }

    @Test
    default void aReplaceChangesEveryAttributeOfTheProfile() {
        assertReplaced("a replace changes every attribute of the profile", true);
    }

    @Test
    default void aReplaceClearsEveryAttributeOfTheProfile() {
        assertReplaced("a replace clears every attribute that it leaves out", false);
    }

    private void assertReplaced(String rule, boolean isChanged) {
        UserStore store = emptyStore();
        ProfileUsers users = users(store);
        StoredUser before = store.create(Steps.newId(), users.user("ada", users.optional(), 1));
        UserDocument next = users.user("ada", isChanged ? users.optional() : Stream.empty(), 2);

        Optional<StoredUser> replaced = store.replace(before.id(), before.version(), next);

        assertThat(replaced).as(rule).isPresent();
        Checks.assertSame(rule, Steps.current(store, before.id()).attributes(), next);
    }

    @Test
    default void everyTextOfTheProfileIsFound() {
        UserStore store = emptyStore();
        ProfileUsers users = users(store);
        AttributeTypes types = new SchemaTypes(schema().keeping(store.profile().orElseThrow()));
        StoredUser ada = store.create(Steps.newId(), users.user("ada", users.optional(), 1));
        store.create(Steps.newId(), users.user("bob", users.optional(), 2));
        users.optional().filter(ProfileContract::isText).forEach(kept -> {
            String value = ProfileUsers.value(kept.attribute(), 1).textValue();
            UserPage found = store.search(query(kept.path() + " eq \"" + value + "\"", types));
            assertThat(found.users().stream().map(StoredUser::id))
                    .as("a filter finds a user by " + kept.path())
                    .isEqualTo(List.of(ada.id()));
        });
    }

    private ProfileUsers users(UserStore store) {
        assertThat(store.profile())
                .as("profile() names the attributes that the store keeps")
                .isPresent();
        return new ProfileUsers(schema().keeping(store.profile().orElseThrow()));
    }

    private static boolean isText(Kept kept) {
        return ProfileUsers.value(kept.attribute(), 1).isTextual();
    }

    private static UserQuery query(String filter, AttributeTypes types) {
        try {
            return new UserQuery(
                    Optional.of(Filter.fromString(filter)), Optional.empty(), new Paging.Offset(1, 10), types);
        } catch (BadRequestException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }
}
