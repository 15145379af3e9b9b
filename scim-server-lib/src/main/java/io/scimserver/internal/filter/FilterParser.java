package io.scimserver.internal.filter;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.UserSchema;

/**
 * Parser of the filters of RFC 7644 §3.4.2.2. It checks them against the schema and gives them the normal form of
 * {@link io.scimserver.store.UserQuery}. It reads each character once; the result is never larger than the text.
 * Immutable, safe for use by many threads.
 *
 * <p>Beyond the RFC's grammar, {@code emails[type eq "work"].value eq "x"} and {@code emails[type eq "work"] eq "x"}
 * are taken for {@code emails[type eq "work" and value eq "x"]}. {@code eq null} is {@code not (... pr)} and
 * {@code ne null} is {@code pr}.
 */
public final class FilterParser {

    /**
     * Filter of a value path.
     *
     * @param filter with paths that start at the element: {@code type}
     * @param end the index behind the closing bracket
     */
    public record ValueFilter(Filter filter, int end) {}

    private final AttributeResolver attributes;
    private final FilterLimits limits;

    public FilterParser(UserSchema schema, FilterLimits limits) {
        this.attributes = new AttributeResolver(schema);
        this.limits = limits;
    }

    /**
     * Parses the filter of a search.
     *
     * @throws io.scimserver.schema.ScimErrorException 400 {@code invalidFilter}, with the character where it went wrong
     */
    public Filter parse(String text, Repairs repairs) {
        FilterText input = new FilterText(text, 0, limits);
        return reader(input, false, repairs).readAll();
    }

    /**
     * Parses the filter of a search that is not for users alone: an attribute they do not have counts as one without a
     * value (RFC 7644 §3.4.2.1).
     *
     * @throws io.scimserver.schema.ScimErrorException 400 {@code invalidFilter}, with the character where it went wrong
     */
    public Filter parseForAllTypes(String text, Repairs repairs) {
        FilterText input = new FilterText(text, 0, limits);
        return reader(input, true, repairs).readAll();
    }

    /**
     * Parses the filter in the brackets of a value path of PATCH, such as {@code emails[type eq "work"].value}.
     *
     * @param text the whole path
     * @param container a multi-valued or complex attribute that was read from the text; an opening bracket stands at
     *     its end
     * @throws io.scimserver.schema.ScimErrorException 400 {@code invalidFilter}, with the character where it went wrong
     */
    public ValueFilter parseValueFilter(String text, AttributeResolver.Match container, Repairs repairs) {
        FilterText input = new FilterText(text, container.end() + 1, limits);
        Filter filter = reader(input, false, repairs).readValueFilter(container.path());
        return new ValueFilter(filter, input.position());
    }

    private FilterReader reader(FilterText input, boolean mayNameUnknown, Repairs repairs) {
        return new FilterReader(new FilterNames(attributes, input, mayNameUnknown, repairs), input, repairs);
    }
}
