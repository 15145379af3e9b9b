package io.scimserver.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Change of one attribute. Immutable, as long as nobody changes the values.
 *
 * @param path an attribute, or a sub-attribute of a single complex one, as in {@link UserChange#changedPaths()}
 * @param before its value before; empty if it had none
 * @param after its value now; empty if it has none any more
 */
public record AttributeChange(String path, Optional<JsonNode> before, Optional<JsonNode> after) {}
