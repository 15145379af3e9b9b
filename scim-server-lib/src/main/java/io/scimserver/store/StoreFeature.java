package io.scimserver.store;

/** An ability that a store may have or lack; what is not declared is never asked and never advertised. */
public enum StoreFeature {
    /** {@link UserQuery#sort()} is honoured. */
    SORTING,
    /** {@link Paging.Cursor} is honoured: a user that exists throughout a walk appears in it exactly once. */
    CURSORS
}
