package io.scimserver;

/**
 * Limits on the size of requests, with the error of a request beyond them. Immutable; every limit is at least 1,
 * and {@code defaultPageSize} is not above {@code pageSize}. The defaults leave room for
 * everything that identity providers are known to send.
 *
 * @param bodyBytes the largest request body, bulk requests included: 413, before it is read; 1 MiB
 * @param userBytes the largest user, as compact JSON in UTF-8 after the change: 400 {@code invalidValue}; 1 MiB. A user
 *     that is larger already may still become smaller, be deactivated and be deleted
 * @param jsonDepth how deep a body may nest: 400 {@code invalidSyntax}; 64
 * @param jsonMembers the most members of one JSON object: 400 {@code invalidSyntax}; 1,000
 * @param bulkOperations the most operations of a bulk request: 413, before any ran; 1,000
 * @param patchOperations the most operations of a PATCH: 413; 1,000
 * @param textLength the longest text, in code points, where the schema has no limit of its own: 400
 *     {@code invalidValue}; 8,192
 * @param binaryLength the longest binary value, in characters of base64: 400 {@code invalidValue}; 65,536
 * @param valuesPerAttribute the most values of a multi-valued attribute: 400 {@code invalidValue}; 1,000
 * @param filterLength the longest filter, in characters: 400 {@code invalidFilter}; 8,192
 * @param filterDepth how deep a filter may nest: 400 {@code invalidFilter}; 50
 * @param filterNodes the most parts of a filter: 400 {@code invalidFilter}; 1,000
 * @param defaultPageSize users on a page when the client names no count; 1,000, as several clients take the
 *     first page for everybody
 * @param pageSize users on a page at most, whatever the client asks for; 1,000
 */
public record ScimLimits(
        int bodyBytes,
        int userBytes,
        int jsonDepth,
        int jsonMembers,
        int bulkOperations,
        int patchOperations,
        int textLength,
        int binaryLength,
        int valuesPerAttribute,
        int filterLength,
        int filterDepth,
        int filterNodes,
        int defaultPageSize,
        int pageSize) {

    /** Default limits, as named above. */
    public static final ScimLimits DEFAULT = new ScimLimits(
            1 << 20, 1 << 20, 64, 1_000, 1_000, 1_000, 8_192, 65_536, 1_000, 8_192, 50, 1_000, 1_000, 1_000);

    /** @throws IllegalArgumentException if a limit is below 1, or two contradict each other; the message says which */
    public ScimLimits {
        requirePositive("bodyBytes", bodyBytes);
        requirePositive("userBytes", userBytes);
        requirePositive("jsonDepth", jsonDepth);
        requirePositive("jsonMembers", jsonMembers);
        requirePositive("bulkOperations", bulkOperations);
        requirePositive("patchOperations", patchOperations);
        requirePositive("textLength", textLength);
        requirePositive("binaryLength", binaryLength);
        requirePositive("valuesPerAttribute", valuesPerAttribute);
        requirePositive("filterLength", filterLength);
        requirePositive("filterDepth", filterDepth);
        requirePositive("filterNodes", filterNodes);
        requirePositive("defaultPageSize", defaultPageSize);
        requirePositive("pageSize", pageSize);
        if (defaultPageSize > pageSize) {
            throw new IllegalArgumentException("defaultPageSize (" + defaultPageSize
                    + ") is what a client gets that names no count; make it at most pageSize (" + pageSize + ")");
        }
    }

    /** The same with users of this size. */
    public ScimLimits withUserBytes(int most) {
        return with(most, defaultPageSize);
    }

    /** The same with so many users on a page when the client names no count. */
    public ScimLimits withDefaultPageSize(int users) {
        return with(userBytes, users);
    }

    private ScimLimits with(int mostUserBytes, int usersOnAPage) {
        return new ScimLimits(
                bodyBytes,
                mostUserBytes,
                jsonDepth,
                jsonMembers,
                bulkOperations,
                patchOperations,
                textLength,
                binaryLength,
                valuesPerAttribute,
                filterLength,
                filterDepth,
                filterNodes,
                usersOnAPage,
                pageSize);
    }

    private static void requirePositive(String name, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("every limit is at least 1, " + name + " is " + limit);
        }
    }
}
