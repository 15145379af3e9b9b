package io.scimserver.testkit.support;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import java.util.List;

/** Two tenants, and ids of tenants that are easily taken for one another. */
public final class Tenants {

    /**
     * Ids that would become one if they were folded, trimmed, cut, decoded, read as numbers, hashed to 32 bits or used
     * as part of a pattern.
     */
    public static final List<String> SIMILAR_IDS = List.of(
            "a",
            "A",
            "a ",
            " a",
            "ab",
            "axb",
            "a.b",
            "a:b",
            "a/b",
            "a\\b",
            "stra\u00dfe",
            "strasse",
            "a$b",
            "a_b",
            "a%",
            "a*",
            "a\u0000",
            "a\u200d",
            ".*",
            "$ne",
            "'",
            "../a",
            "az",
            "b[",
            "\u00e9",
            "e\u0301",
            "\uff41",
            "\ud83d\ude00",
            "\ud83d\ude80",
            "%61",
            "a+",
            "a%20",
            "&#97;",
            "\\u0061",
            "YQ==",
            "7",
            "07",
            "007",
            "7.0",
            "0x7",
            "+7",
            "\uff17",
            "a/",
            "a@b",
            "a@c",
            "a b",
            "a  b",
            "a\tb",
            "a\n",
            "a\nb",
            "a\u00adb",
            "k",
            "K",
            "\u212a",
            "YQ",
            "x".repeat(200),
            "x".repeat(200) + "y",
            "x".repeat(5000),
            "x".repeat(5000) + "y");

    /** Those among them that match others as a pattern, begin them, or are others once they are decoded. */
    public static final List<String> PATTERNS = List.of("a", "A", "a_b", "a%", "a*", ".*", "'", "%61", "007", "7");

    private Tenants() {}

    public static UserStore acme(UserStores stores) {
        return stores.forTenant(new Tenant("acme"));
    }

    public static UserStore other(UserStores stores) {
        return stores.forTenant(new Tenant("other"));
    }
}
