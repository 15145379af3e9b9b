package io.scimserver.jdbc.internal.user;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.jdbc.internal.Dialect;
import io.scimserver.testkit.support.KitSchema;
import java.util.stream.Stream;

/** Statements of searches in the tenant with number 1, as the store sends them. */
final class SearchStatements {

    static final long TENANT = 1;

    private SearchStatements() {}

    /** Returns the filters of identity providers. */
    static Stream<String> filters() {
        return Stream.of(
                "userName eq \"user7\"",
                "externalId eq \"external-7\"",
                KitSchema.KIT + ":badge eq \"badge-7\"",
                "displayName sw \"user7\"",
                "userName eq \"user7\" and active eq true",
                "userName eq \"user7\" or externalId eq \"external-7\"",
                "emails[type eq \"work\" and value eq \"user7@example.org\"]",
                "active eq false",
                "id eq \"id-7\"",
                "meta.lastModified gt \"2100-01-01T00:00:00Z\"");
    }

    static Candidates of(Dialect dialect, String filter) throws BadRequestException {
        return new Candidates(
                TENANT,
                new FilterConditions(KitSchema.types(), TENANT, dialect, attribute -> false)
                        .translate(Filter.fromString(filter)));
    }

    static Candidates ofEverybody() {
        return new Candidates(TENANT, Condition.everybody());
    }
}
