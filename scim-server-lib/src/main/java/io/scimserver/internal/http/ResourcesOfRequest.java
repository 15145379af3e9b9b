package io.scimserver.internal.http;

import io.scimserver.internal.groups.GroupsByTenant;
import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.resource.HostType;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.schema.GroupSchema;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.UserSchema;
import jakarta.ws.rs.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Way from a request to the resources of its tenant.
 *
 * @param users the users
 * @param groups the groups; empty if they are not provisioned
 * @param hostTypes the types that the host has registered
 */
public record ResourcesOfRequest(UsersByTenant users, Optional<GroupsByTenant> groups, List<HostType> hostTypes) {

    /** Returns the types beside users, each with its schema. */
    Map<ResourceType, UserSchema> otherTypes() {
        Map<ResourceType, UserSchema> types = new LinkedHashMap<>();
        groups.ifPresent(on -> types.put(ResourceType.GROUP, GroupSchema.standard()));
        hostTypes.forEach(each -> types.put(each.type(), each.model().schema()));
        return types;
    }

    /** Returns the users. */
    Resources ofUsers(Exchange exchange) {
        return exchange.users(users);
    }

    /** Returns the resources of each type that is provisioned; users first. */
    List<Resources> all(Exchange exchange) {
        Stream<Resources> ofGroups = groups
                .filter(on -> on.isOn(exchange.caller().tenant()))
                .stream()
                .map(exchange::groups);
        Stream<Resources> ofHostTypes = hostTypes.stream().map(type -> type.of(exchange.caller()));
        return Stream.of(Stream.of(ofUsers(exchange)), ofGroups, ofHostTypes)
                .flatMap(each -> each)
                .toList();
    }

    /**
     * Returns the resources of the type that the path begins with.
     *
     * @throws jakarta.ws.rs.NotFoundException if the host has registered no such type
     */
    Resources ofHostType(Exchange exchange) {
        String endpoint = exchange.uri().getPathSegments().get(0).getPath();
        return hostTypes.stream()
                .filter(type -> type.type().endpoint().equals(endpoint))
                .findFirst()
                .map(type -> type.of(exchange.caller()))
                .orElseThrow(NotFoundException::new);
    }
}
