package io.scimserver.testkit.user;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.StoreProfile;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A store with fixed columns passes its contract, and the contract finds the mistakes of others. */
class FixedColumnStoreTest implements ProfileContract {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final StoreProfile PROFILE = StoreProfile.keeping(
            "title", "name.givenName", "name.familyName", "profileUrl", "emails", ENTERPRISE + ":costCenter");

    @Override
    public UserStore emptyStore() {
        return new FixedColumns(user -> user, Optional.of(PROFILE));
    }

    @Test
    void aStoreThatLosesAnAttributeIsFound() {
        ProfileContract losing = () -> new FixedColumns(user -> without(user, "title"), Optional.of(PROFILE));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(losing::everyAttributeOfTheProfileComesBack)
                .withMessageContaining("create returns every attribute of the profile");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(losing::aReplaceChangesEveryAttributeOfTheProfile);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(losing::everyTextOfTheProfileIsFound)
                .withMessageContaining("a filter finds a user by title");
    }

    @Test
    void aStoreThatFillsAnEmptyColumnIsFound() {
        ProfileContract filling = () -> new FixedColumns(user -> with(user, "title", "none"), Optional.of(PROFILE));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(filling::eachAttributeOfTheProfileMayBeAlone)
                .withMessageContaining("a user may have externalId and lack everything else");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(filling::aReplaceClearsEveryAttributeOfTheProfile)
                .withMessageContaining("a replace clears every attribute that it leaves out");
    }

    @Test
    void aStoreWithoutAProfileIsFound() {
        ProfileContract without = () -> new FixedColumns(user -> user, Optional.empty());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(without::everyAttributeOfTheProfileComesBack)
                .withMessageContaining("profile() names the attributes that the store keeps");
    }

    private static ObjectNode without(ObjectNode user, String attribute) {
        user.remove(attribute);
        return user;
    }

    private static ObjectNode with(ObjectNode user, String attribute, String value) {
        return user.has(attribute) ? user : user.put(attribute, value);
    }

    /** Store whose columns do to a user what this function does. */
    private record FixedColumns(UnaryOperator<ObjectNode> columns, Optional<StoreProfile> profile, UserStore store)
            implements UserStore {

        FixedColumns(UnaryOperator<ObjectNode> columns, Optional<StoreProfile> profile) {
            this(columns, profile, new ListUserStore(Clock.systemUTC()));
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            return store.create(suggestedId, stored(user));
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return store.find(id);
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            return store.replace(id, expectedVersion, stored(user));
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            return store.delete(id, expectedVersion);
        }

        @Override
        public UserPage search(UserQuery query) {
            return store.search(query);
        }

        private UserDocument stored(UserDocument user) {
            return UserDocument.of(
                    columns.apply(user.toResource().getObjectNode().deepCopy()));
        }
    }
}
