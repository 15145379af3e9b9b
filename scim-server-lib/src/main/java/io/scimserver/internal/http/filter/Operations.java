package io.scimserver.internal.http.filter;

import io.scimserver.activity.ActivityOperation;
import java.util.Set;

/** Operation of a request, derived from its method and its path. */
final class Operations {

    private static final Set<String> DISCOVERY = Set.of("", "ServiceProviderConfig", "Schemas", "ResourceTypes");

    private Operations() {}

    /** @param path the path below the SCIM root */
    static ActivityOperation of(String method, String path) {
        String[] segments =
                PathSegments.withoutEmpty(path).replaceAll("^/|/$", "").split("/", 3);
        boolean isRead = method.equals("GET") || method.equals("HEAD");
        boolean isSearch = method.equals("POST") && segments[segments.length - 1].equals(".search");
        if (segments[0].equals("Groups")) {
            return onGroups(isSearch ? ActivityOperation.SEARCH : onResources(method, segments.length));
        }
        if (isSearch) {
            return ActivityOperation.SEARCH;
        }
        if (segments[0].equals("Users")) {
            return onResources(method, segments.length);
        }
        if (isRead && DISCOVERY.contains(segments[0])) {
            return ActivityOperation.DISCOVERY;
        }
        return method.equals("POST") && segments[0].equals("Bulk") ? ActivityOperation.BULK : ActivityOperation.OTHER;
    }

    private static ActivityOperation onGroups(ActivityOperation operation) {
        return switch (operation) {
            case CREATE -> ActivityOperation.CREATE_GROUP;
            case READ -> ActivityOperation.READ_GROUP;
            case SEARCH -> ActivityOperation.SEARCH_GROUPS;
            case REPLACE -> ActivityOperation.REPLACE_GROUP;
            case PATCH -> ActivityOperation.PATCH_GROUP;
            case DELETE -> ActivityOperation.DELETE_GROUP;
            default -> operation;
        };
    }

    private static ActivityOperation onResources(String method, int segments) {
        if (segments == 1) {
            return switch (method) {
                case "GET", "HEAD" -> ActivityOperation.SEARCH;
                case "POST" -> ActivityOperation.CREATE;
                default -> ActivityOperation.OTHER;
            };
        }
        return switch (segments == 2 ? method : "") {
            case "GET", "HEAD" -> ActivityOperation.READ;
            case "PUT" -> ActivityOperation.REPLACE;
            case "PATCH" -> ActivityOperation.PATCH;
            case "DELETE" -> ActivityOperation.DELETE;
            default -> ActivityOperation.OTHER;
        };
    }
}
