package io.scimserver.spring;

import java.util.Set;

/** Short name of a request's operation, used as a metric tag. No text of the client is part of it. */
final class OperationName {

    private static final String OTHER = "other";
    private static final Set<String> RESOURCES = Set.of("Users", "Groups");
    private static final Set<String> DISCOVERY = Set.of("", "Schemas", "ResourceTypes", "ServiceProviderConfig");

    private OperationName() {}

    /** @param path the path below the SCIM root */
    static String of(String method, String path) {
        String[] segments = path.replaceAll("^/+|/+$", "").split("/", -1);
        boolean isSearch = method.equals("POST") && segments[segments.length - 1].equals(".search");
        if (RESOURCES.contains(segments[0])) {
            return isSearch ? "search" : ofResource(method, segments.length == 1);
        }
        if (method.equals("POST")) {
            return segments[0].equals("Bulk") ? "bulk" : OTHER;
        }
        return method.equals("GET") && DISCOVERY.contains(segments[0]) ? "discovery" : OTHER;
    }

    private static String ofResource(String method, boolean isList) {
        return switch (method) {
            case "GET" -> isList ? "search" : "read";
            case "POST" -> isList ? "create" : OTHER;
            case "PUT" -> isList ? OTHER : "replace";
            case "PATCH" -> isList ? OTHER : "patch";
            case "DELETE" -> isList ? OTHER : "delete";
            default -> OTHER;
        };
    }
}
