package io.scimserver.example.metrics;

import io.scimserver.example.http.WebServer;
import java.util.Set;

/** Short name of a request's operation, used as a metric label. No text of the client is part of it. */
final class OperationName {

    private static final String OTHER = "other";
    private static final Set<String> DISCOVERY = Set.of("", "Schemas", "ResourceTypes", "ServiceProviderConfig");

    private OperationName() {}

    static String of(String method, String path) {
        if (!path.equals(WebServer.SCIM_ROOT) && !path.startsWith(WebServer.SCIM_ROOT + "/")) {
            return OTHER;
        }
        String[] segments = path.substring(WebServer.SCIM_ROOT.length())
                .replaceAll("^/+|/+$", "")
                .split("/", -1);
        if (segments[0].equals("Users")) {
            return segments.length == 1 || segments[1].equals(".search") ? onList(method, segments) : onUser(method);
        }
        if (method.equals("POST") && path.endsWith("/Bulk")) {
            return "bulk";
        }
        return method.equals("GET") && DISCOVERY.contains(segments[0]) ? "discovery" : OTHER;
    }

    private static String onList(String method, String[] segments) {
        return switch (method) {
            case "GET" -> "search";
            case "POST" -> segments.length == 1 ? "create" : "search";
            default -> OTHER;
        };
    }

    private static String onUser(String method) {
        return switch (method) {
            case "GET" -> "read";
            case "PUT" -> "replace";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> OTHER;
        };
    }
}
