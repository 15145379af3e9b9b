package io.scimserver.mongo;

import io.scimserver.testkit.group.GroupStoreContract;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MongoGroupStoresTest implements GroupStoreContract {

    /** Tests that the embedded engine fails, for the reasons that {@link MongoUserStoreTest} tells. */
    private static final Set<String> NOT_ON_THE_EMBEDDED_ENGINE = Set.of(
            "TextFilterContract.everyOperatorFoldsEveryAlphabet",
            "ExtremeValueContract.integersBeyond64BitsCompareByValue",
            "CollationContract.charactersOutsideTheBasicPlaneSortLast",
            "WalkPageContract.aPositionHoldsKeysOfEveryTypeWhereSortingIsDeclared");

    @Override
    public UsersAndGroups emptyGroupStores() {
        MongoConfig config = MongoConfig.defaults().withCollectionPrefix(UUID.randomUUID() + "-");
        MongoUserStores users = new MongoUserStores(Engine.database(), config);
        users.createIndexes();
        return new UsersAndGroups(users, users.groups());
    }

    @Override
    @TestFactory
    public Stream<DynamicTest> filtersOfGroupsFollowTheRulesOfUsers() {
        return onThisEngine(GroupStoreContract.super.filtersOfGroupsFollowTheRulesOfUsers());
    }

    @Override
    @TestFactory
    public Stream<DynamicTest> listsOfGroupsFollowTheRulesOfUsers() {
        return onThisEngine(GroupStoreContract.super.listsOfGroupsFollowTheRulesOfUsers());
    }

    private static Stream<DynamicTest> onThisEngine(Stream<DynamicTest> all) {
        return Engine.isEmbedded()
                ? all.filter(test -> !NOT_ON_THE_EMBEDDED_ENGINE.contains(test.getDisplayName()))
                : all;
    }
}
