package io.scimserver.schema;

/**
 * Schema of RFC 7643 §7: a URN and the attributes it defines. Immutable.
 *
 * @param urn the schema's id; compared without regard to case on the way in
 * @param name a human-readable name
 * @param description the purpose of the schema
 * @param attributes its attributes
 */
public record Schema(String urn, String name, String description, Attributes attributes) {}
