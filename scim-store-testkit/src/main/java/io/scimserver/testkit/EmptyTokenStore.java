package io.scimserver.testkit;

import io.scimserver.auth.TokenStore;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kit asks of a test class: a token store to try. */
@ExtendWith(Deadline.class)
public interface EmptyTokenStore {

    /** A store without tokens that nobody else uses, asked for once per test. */
    TokenStore emptyTokenStore();
}
