package io.scimserver.store;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.messages.SortOrder;

/**
 * Order of a search (RFC 7644 §3.4.2.3): case-insensitive attributes by their folded value, multi-valued ones by the
 * primary value or else the first, even if it lacks the sub-attribute, users without the attribute last when ascending
 * and first when descending, ties in creation order.
 *
 * @param path a simple attribute or sub-attribute, normalised as in {@link UserQuery}
 * @param order ascending or descending
 */
public record Sort(Path path, SortOrder order) {}
