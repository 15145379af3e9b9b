package io.scimserver.internal.groups;

import java.util.function.Supplier;

/**
 * Services that use cases of groups need beside a store and a schema.
 *
 * @param ids makes ids for new groups
 * @param events tells the host's listeners
 */
public record GroupServices(Supplier<String> ids, GroupEvents events) {}
