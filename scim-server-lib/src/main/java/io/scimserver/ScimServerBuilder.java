package io.scimserver;

import io.scimserver.auth.Authenticator;
import io.scimserver.store.UserStores;
import jakarta.ws.rs.core.Application;
import java.util.Objects;
import java.util.Optional;

/** Takes the parts of a {@link ScimServer}. Not safe for use by several threads. */
public final class ScimServerBuilder {

    private Optional<UserStores> users = Optional.empty();
    private Optional<Authenticator> authenticator = Optional.empty();

    @SuppressWarnings("UnusedVariable") // the endpoints will read it
    private ScimServerConfig config = ScimServerConfig.DEFAULT;

    ScimServerBuilder() {}

    /** Where users live. Required. */
    public ScimServerBuilder users(UserStores stores) {
        users = Optional.of(stores);
        return this;
    }

    /** Who may ask: a {@code TokenService} or the host's own. Required. */
    public ScimServerBuilder authenticator(Authenticator decides) {
        authenticator = Optional.of(decides);
        return this;
    }

    /** Limits, repairs and the public URL; {@link ScimServerConfig#DEFAULT} if not given. */
    public ScimServerBuilder config(ScimServerConfig values) {
        config = Objects.requireNonNull(values, "config");
        return this;
    }

    /** @throws IllegalStateException if a required part is missing; the message says which */
    public ScimServer build() {
        if (users.isEmpty()) {
            throw new IllegalStateException("users(...) is missing: where do users live?");
        }
        Authenticator decides = authenticator.orElseThrow(
                () -> new IllegalStateException("authenticator(...) is missing: who may send requests?"));
        return new ScimServer(new Application(), decides);
    }
}
