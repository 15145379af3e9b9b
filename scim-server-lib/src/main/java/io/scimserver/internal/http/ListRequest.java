package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Query for a list of users, as query parameters (RFC 7644 §3.4.2) or as a SearchRequest (§3.4.3).
 *
 * @param filter the filter on users
 * @param sortBy the attribute to sort by
 * @param sortOrder {@code ascending} or {@code descending}
 * @param startIndex the first match, from 1
 * @param count the maximum number of users
 * @param cursor the place where a walk continues (RFC 9865); an empty text starts one
 * @param attributes the parts to return
 * @param excludedAttributes the parts to leave out
 * @param scope the resources that are searched
 */
record ListRequest(
        Optional<String> filter,
        Optional<String> sortBy,
        Optional<String> sortOrder,
        OptionalInt startIndex,
        OptionalInt count,
        Optional<String> cursor,
        List<String> attributes,
        List<String> excludedAttributes,
        SearchTerms.Scope scope) {

    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";
    private static final String SEARCH_REQUEST = MESSAGES + "SearchRequest";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,100}");
    private static final String INVALID_VALUE = "invalidValue";

    static ListRequest of(QueryParameters query, SearchTerms.Scope scope) {
        Optional<String> cursor = query.text("cursor");
        return new ListRequest(
                query.text("filter"),
                query.text("sortBy"),
                query.text("sortOrder"),
                query.number("startIndex", INVALID_VALUE),
                query.number("count", refusalOfCount(cursor)),
                cursor,
                query.names("attributes"),
                query.names("excludedAttributes"),
                scope);
    }

    /** @throws ScimErrorException 400 if the message is not a SearchRequest */
    static ListRequest of(ObjectNode message, SearchTerms.Scope scope, Repairs repairs) {
        requireSearch(message, repairs);
        Optional<String> cursor = text(message, "cursor");
        return new ListRequest(
                text(message, "filter"),
                text(message, "sortBy"),
                text(message, "sortOrder"),
                number(message, "startIndex", INVALID_VALUE, repairs),
                number(message, "count", refusalOfCount(cursor), repairs),
                cursor,
                names(message, "attributes"),
                names(message, "excludedAttributes"),
                scope);
    }

    private static void requireSearch(ObjectNode message, Repairs repairs) {
        boolean isSearch = MessageFields.hasSchema(message, SEARCH_REQUEST, repairs);
        if (!isSearch && !(namesOtherMessage(message) && repairs.make(Repair.SCHEMA_OF_OTHER_MESSAGE))) {
            throw MessageFields.schemasMustName(SEARCH_REQUEST);
        }
    }

    private static boolean namesOtherMessage(ObjectNode message) {
        JsonNode schemas = MessageFields.member(message, "schemas");
        return schemas.isArray()
                && schemas.valueStream()
                        .allMatch(urn -> urn.isTextual()
                                && urn.textValue().regionMatches(true, 0, MESSAGES, 0, MESSAGES.length()));
    }

    private static Optional<String> text(ObjectNode message, String name) {
        JsonNode value = MessageFields.member(message, name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ScimErrorException.invalidValue("'" + name + "' must be a text.");
        }
        return Optional.of(value.textValue());
    }

    /** Returns the keyword for a bad count; in a walk by cursor it has one of its own (RFC 9865 §2.1). */
    private static String refusalOfCount(Optional<String> cursor) {
        return cursor.isPresent() ? "invalidCount" : INVALID_VALUE;
    }

    private static OptionalInt number(ObjectNode message, String name, String scimType, Repairs repairs) {
        JsonNode value = MessageFields.member(message, name);
        if (isAbsent(value)) {
            return OptionalInt.empty();
        }
        if (value.isTextual()
                && WHOLE_NUMBER.matcher(value.textValue()).matches()
                && repairs.make(Repair.NUMBER_AS_TEXT)) {
            return OptionalInt.of(Numbers.clamp(new BigInteger(value.textValue())));
        }
        if (!value.isIntegralNumber()) {
            String detail = "'" + name + "' must be a whole number.";
            throw new ScimErrorException(new ScimError(400, Optional.of(scimType), detail));
        }
        return OptionalInt.of(Numbers.clamp(value.bigIntegerValue()));
    }

    private static List<String> names(ObjectNode message, String name) {
        JsonNode value = MessageFields.member(message, name);
        if (isAbsent(value)) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isTextual)) {
            throw ScimErrorException.invalidValue("'" + name + "' must be an array of attribute names.");
        }
        return value.valueStream().map(JsonNode::textValue).toList();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
