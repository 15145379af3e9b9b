package io.scimserver.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Tenants;
import org.junit.jupiter.api.Test;

/** Tests that a token belongs to its tenant alone. */
public interface TokenTenantContract extends EmptyTokenStore {

    @Test
    default void aTenantCannotRevokeAnotherTenantsToken() {
        TokenStore store = emptyTokenStore();
        store.add(Tokens.numbered(1));
        assertThat(store.revoke(new Tenant("other"), "token-1", Tokens.at(5)))
                .as("a token of another tenant does not exist")
                .isFalse();
        assertThat(store.list(Tokens.ACME))
                .as("the token of the other tenant is as it was")
                .containsExactly(Tokens.numbered(1));
    }

    @Test
    default void aTenantsTokensAreDeletedAndNobodyElses() {
        TokenStore store = emptyTokenStore();
        StoredToken other = Tokens.of(new Tenant("other"), 3);
        store.add(Tokens.numbered(1));
        store.add(Tokens.numbered(2));
        store.add(other);
        assertThat(store.deleteTenant(Tokens.ACME)).as("how many there were").isEqualTo(2);
        assertThat(store.list(Tokens.ACME)).isEmpty();
        assertThat(store.findByHash(Tokens.numbered(1).hash()))
                .as("a deleted token is refused at once")
                .isEmpty();
        assertThat(store.revoke(Tokens.ACME, "token-1", Tokens.at(5))).isFalse();
        assertThat(store.findByHash(other.hash())).as("another tenant's").contains(other);
        assertThat(store.deleteTenant(Tokens.ACME)).as("can be repeated").isZero();
    }

    @Test
    default void tenantsWithSimilarIdsHaveTheirOwnTokens() {
        TokenStore store = emptyTokenStore();
        for (int i = 0; i < Tenants.SIMILAR_IDS.size(); i++) {
            store.add(Tokens.of(new Tenant(Tenants.SIMILAR_IDS.get(i)), i));
        }
        for (String id : Tenants.SIMILAR_IDS) {
            assertThat(store.list(new Tenant(id)))
                    .as("tokens of %s", Steps.shown(id))
                    .extracting(StoredToken::tenant)
                    .containsExactly(new Tenant(id));
        }
        for (String id : Tenants.PATTERNS) {
            assertThat(store.deleteTenant(new Tenant(id)))
                    .as("the one token of '%s': those of similar tenants stay", id)
                    .isEqualTo(1);
        }
    }
}
