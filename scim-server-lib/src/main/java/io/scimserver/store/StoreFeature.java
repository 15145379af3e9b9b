package io.scimserver.store;

/** Ability that a store may have or lack; the library never uses and never advertises one that is not declared. */
public enum StoreFeature {
    /** The store honours {@link UserQuery#sort()}. */
    SORTING,
    /** The store honours {@link Paging.Cursor}: a user that exists throughout a walk appears in it exactly once. */
    CURSORS
}
