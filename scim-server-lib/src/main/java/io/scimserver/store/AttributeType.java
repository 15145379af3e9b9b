package io.scimserver.store;

import com.unboundid.scim2.common.types.AttributeDefinition;

/**
 * Type that decides how values of an attribute compare.
 *
 * @param type the data type of RFC 7643 §2.3; instants are compared only for {@code DATETIME}
 * @param caseExact false: strings compare after {@link io.scimserver.store.search.value.Folding#fold folding}
 * @param multiValued the attribute itself (not the one it stands in) holds an array
 */
public record AttributeType(AttributeDefinition.Type type, boolean caseExact, boolean multiValued) {}
