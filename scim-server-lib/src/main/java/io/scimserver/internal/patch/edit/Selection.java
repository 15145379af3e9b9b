package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import java.util.function.Predicate;

/**
 * Values of a multi-valued attribute that a value path selects.
 *
 * @param filter the text between the brackets, with the names of sub-attributes as paths
 * @param matches the same, as a test of one value
 */
public record Selection(Filter filter, Predicate<JsonNode> matches) {}
