package io.scimserver.testkit.token;

import io.scimserver.auth.TokenStore;
import io.scimserver.memory.InMemoryTokenStore;

class InMemoryTokenStoreTest implements TokenStoreContract {

    @Override
    public TokenStore emptyTokenStore() {
        return new InMemoryTokenStore();
    }
}
