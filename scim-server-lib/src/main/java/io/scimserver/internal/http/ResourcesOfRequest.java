package io.scimserver.internal.http;

import io.scimserver.internal.groups.GroupsByTenant;
import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.users.UsersByTenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Way from a request to the resources of its tenant.
 *
 * @param users the users
 * @param groups the groups; empty if they are not provisioned
 */
record ResourcesOfRequest(UsersByTenant users, Optional<GroupsByTenant> groups) {

    /** Returns the users. */
    Resources ofUsers(Exchange exchange) {
        return exchange.users(users);
    }

    /** Returns the resources of each type that is provisioned; users first. */
    List<Resources> all(Exchange exchange) {
        Optional<Resources> ofGroups =
                groups.filter(on -> on.isOn(exchange.caller().tenant())).map(exchange::groups);
        return Stream.concat(Stream.of(ofUsers(exchange)), ofGroups.stream()).toList();
    }
}
