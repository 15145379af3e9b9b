package io.scimserver.internal.users;

import io.scimserver.store.Paging;
import java.util.Optional;

/**
 * What is searched for, as the client wrote it.
 *
 * @param filter which users
 * @param sortBy in which order
 * @param sortOrder {@code ascending} or {@code descending}
 * @param paging which part of the matches
 */
public record SearchTerms(
        Optional<String> filter, Optional<String> sortBy, Optional<String> sortOrder, Paging paging) {}
