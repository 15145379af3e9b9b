package io.scimserver.testkit.token;

import io.scimserver.auth.TokenStore;
import io.scimserver.testkit.support.Deadline;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hook for a test class: an empty token store to test. */
@ExtendWith(Deadline.class)
public interface EmptyTokenStore {

    /** Returns a store without tokens that nobody else uses. The kit calls it once per test. */
    TokenStore emptyTokenStore();
}
