package io.scimserver.testkit.resource;

import io.scimserver.store.ResourceStores;
import io.scimserver.testkit.support.Refusals;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Contract of resources of a type of the host's own, as far as it is that of users. */
public interface ResourcesLikeUsersContract extends Refusals {

    /** Returns stores of {@link Gadgets#SCHEMA} without resources that nobody else uses. The kit calls it once per test. */
    ResourceStores emptyResourceStores();

    @TestFactory
    default Stream<DynamicTest> idsAndVersionsOfResourcesFollowTheRulesOfUsers() {
        return Gadgets.rules(this).ofIdsAndVersions();
    }

    @TestFactory
    default Stream<DynamicTest> namesOfResourcesFollowTheRulesOfUsers() {
        return Gadgets.rules(this).ofNames();
    }

    @TestFactory
    default Stream<DynamicTest> documentsOfResourcesFollowTheRulesOfUsers() {
        return Gadgets.rules(this).ofDocuments();
    }

    @TestFactory
    default Stream<DynamicTest> filtersOfResourcesFollowTheRulesOfUsers() {
        return Gadgets.rules(this).ofFilters();
    }

    @TestFactory
    default Stream<DynamicTest> listsOfResourcesFollowTheRulesOfUsers() {
        return Gadgets.rules(this).ofLists();
    }

    @TestFactory
    default Stream<DynamicTest> tenantsOfResourcesFollowTheRulesOfUsers() {
        return Gadgets.rules(this).ofTenants();
    }
}
