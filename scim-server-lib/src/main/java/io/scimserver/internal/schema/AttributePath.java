package io.scimserver.internal.schema;

import com.unboundid.scim2.common.Path;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Schema;
import java.util.Optional;

/**
 * Name that was found in the schema: an attribute, or a sub-attribute of it.
 *
 * @param extension the extension that the attribute belongs to; empty for core and common attributes
 * @param attribute the attribute
 * @param subAttribute the part of it that is meant; empty for the whole
 */
public record AttributePath(Optional<Schema> extension, Attribute attribute, Optional<Attribute> subAttribute) {

    /** Returns the attribute whose value is meant: the sub-attribute if there is one. */
    public Attribute target() {
        return subAttribute.orElse(attribute);
    }

    /** Returns true if this is the core or common attribute with this name, or a part of it. */
    public boolean isAbout(String name) {
        return extension.isEmpty() && attribute.name().equals(name);
    }

    /** Returns the same attribute with a part of it. */
    public AttributePath with(Attribute part) {
        return new AttributePath(extension, attribute, Optional.of(part));
    }

    /** Returns the attribute without the part of it. */
    public AttributePath whole() {
        return new AttributePath(extension, attribute, Optional.empty());
    }

    /** Returns the normalised path of the SDK's model: core attributes carry no URN. */
    public Path toPath() {
        Path root = extension.map(schema -> Path.root(schema.urn())).orElseGet(Path::root);
        Path path = root.attribute(attribute.name());
        return subAttribute.map(part -> path.attribute(part.name())).orElse(path);
    }

    /** Returns the name for error messages. */
    public String display() {
        String name = extension.map(schema -> schema.urn() + ":").orElse("") + attribute.name();
        return subAttribute.map(part -> name + "." + part.name()).orElse(name);
    }
}
