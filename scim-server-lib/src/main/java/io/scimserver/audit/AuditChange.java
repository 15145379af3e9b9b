package io.scimserver.audit;

import java.util.Optional;

/**
 * Change of one value. Never holds passwords or other secrets. Immutable.
 *
 * @param path the value that changed: an attribute, or a sub-attribute, as in {@code name.givenName}
 * @param before the value before, as JSON text; empty if there was none, or it was erased
 * @param after the value afterwards, as JSON text; empty if there is none, or it was erased
 */
public record AuditChange(String path, Optional<String> before, Optional<String> after) {}
