package io.scimserver;

import java.util.Optional;

/**
 * Search for users. Immutable; start from {@link #ALL}.
 *
 * @param filter a SCIM filter (RFC 7644 §3.4.2.2), such as {@code active eq true}
 * @param sortBy an attribute to sort by, such as {@code name.familyName}; ignored by stores that cannot sort
 * @param descending true if the order is the other way round
 * @param startIndex the first match to return, from 1; less counts as 1
 * @param count the maximum number of users; less than 0 counts as 0, which asks for the total alone, more than
 *     {@link ScimLimits#pageSize()} as that
 */
public record UserSearch(
        Optional<String> filter, Optional<String> sortBy, boolean descending, int startIndex, int count) {

    /** Search for every user in the order of creation; its page holds the first hundred of them. */
    public static final UserSearch ALL = new UserSearch(Optional.empty(), Optional.empty(), false, 1, 100);

    /** Returns a copy that searches only users that this filter matches. */
    public UserSearch matching(String scimFilter) {
        return new UserSearch(Optional.of(scimFilter), sortBy, descending, startIndex, count);
    }

    /** Returns a copy in ascending order of this attribute. */
    public UserSearch sortedBy(String attribute) {
        return new UserSearch(filter, Optional.of(attribute), false, startIndex, count);
    }

    /** Returns a copy in descending order of this attribute. */
    public UserSearch sortedDescendingBy(String attribute) {
        return new UserSearch(filter, Optional.of(attribute), true, startIndex, count);
    }

    /** Returns a copy for this part of the matches. */
    public UserSearch page(int first, int atMost) {
        return new UserSearch(filter, sortBy, descending, first, atMost);
    }
}
