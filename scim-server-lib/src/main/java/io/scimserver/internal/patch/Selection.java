package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import java.util.function.Predicate;

/**
 * Which values of a multi-valued attribute a value path means.
 *
 * @param filter what stands between the brackets, with the names of sub-attributes as paths
 * @param matches the same, ready to be asked of one value
 */
public record Selection(Filter filter, Predicate<JsonNode> matches) {}
