package io.scimserver.internal.patch;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.ScimErrorException;

/** Value filters by the SDK's own parser and evaluator. */
final class SdkValueFilters implements ValueFilters {

    @Override
    public Parsed parse(String text, Start start, Repairs repairs) {
        int end = text.indexOf(']', start.position());
        if (end < 0) {
            throw ScimErrorException.invalidFilter("no end");
        }
        try {
            Filter filter = Filter.fromString(text.substring(start.position(), end)
                    .replaceAll("(?i)primary eq \"(true|false)\"", "primary eq $1")
                    .replace("eq True", "eq true"));
            return new Parsed(new Selection(filter, element -> evaluate(filter, element)), end + 1);
        } catch (ScimException e) {
            throw ScimErrorException.invalidFilter(e.getMessage());
        }
    }

    private static boolean evaluate(Filter filter, com.fasterxml.jackson.databind.JsonNode element) {
        try {
            return FilterEvaluator.evaluate(filter, element);
        } catch (ScimException e) {
            throw new IllegalStateException(e);
        }
    }
}
