package io.scimserver.testkit.group;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Contract of groups as far as it is that of users. */
public interface GroupsLikeUsersContract extends EmptyGroupStores {

    @TestFactory
    default Stream<DynamicTest> idsAndVersionsOfGroupsFollowTheRulesOfUsers() {
        return GroupsAsUsers.rules(this).ofIdsAndVersions();
    }

    @TestFactory
    default Stream<DynamicTest> namesOfGroupsFollowTheRulesOfUsers() {
        return GroupsAsUsers.rules(this).ofNames();
    }

    @TestFactory
    default Stream<DynamicTest> documentsOfGroupsFollowTheRulesOfUsers() {
        return GroupsAsUsers.rules(this).ofDocuments();
    }

    @TestFactory
    default Stream<DynamicTest> filtersOfGroupsFollowTheRulesOfUsers() {
        return GroupsAsUsers.rules(this).ofFilters();
    }

    @TestFactory
    default Stream<DynamicTest> listsOfGroupsFollowTheRulesOfUsers() {
        return GroupsAsUsers.rules(this).ofLists();
    }

    @TestFactory
    default Stream<DynamicTest> tenantsOfGroupsFollowTheRulesOfUsers() {
        return GroupsAsUsers.rules(this).ofTenants();
    }
}
