package io.scimserver.internal.http.filter;

/** Segments of the paths of URLs. */
final class PathSegments {

    private PathSegments() {}

    /** The path without empty segments between others: clients put URLs together from parts that end in a slash. */
    static String withoutEmpty(String path) {
        return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    }
}
