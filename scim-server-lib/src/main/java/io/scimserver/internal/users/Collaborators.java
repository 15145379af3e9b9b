package io.scimserver.internal.users;

import io.scimserver.provisioning.PasswordHandler;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every use case needs beside a store and a schema.
 *
 * @param ids makes ids for new users
 * @param announcer tells the host's listeners
 * @param passwords takes passwords, if the host wants them
 */
public record Collaborators(Supplier<String> ids, Announcer announcer, Optional<PasswordHandler> passwords) {}
