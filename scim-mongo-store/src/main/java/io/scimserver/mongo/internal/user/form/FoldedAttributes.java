package io.scimserver.mongo.internal.user.form;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts of the standard schemas whose case never counts. A {@link SearchTree} holds them folded only: a third of a
 * user's size. Of all other texts it holds both forms, because only a tenant's schema knows which of them it needs.
 */
final class FoldedAttributes {

    private static final Set<String> PATHS = paths();

    private FoldedAttributes() {}

    /** Returns true if the text under this path of {@linkplain Escaping escaped} keys is compared folded only. */
    static boolean contains(String path) {
        return PATHS.contains(path);
    }

    private static Set<String> paths() {
        UserSchema standard = UserSchema.standard();
        return Stream.concat(
                        paths("", standard.core().attributes()),
                        standard.extensions().stream().flatMap(FoldedAttributes::paths))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> paths(Schema extension) {
        return paths(Escaping.key(extension.urn()) + '.', extension.attributes());
    }

    private static Stream<String> paths(String prefix, Attributes attributes) {
        return attributes.stream().flatMap(attribute -> paths(prefix, attribute));
    }

    private static Stream<String> paths(String prefix, Attribute attribute) {
        String path = prefix + Escaping.key(attribute.name());
        boolean isFolded = attribute.type() == Type.STRING && !attribute.caseExact();
        return Stream.concat(isFolded ? Stream.of(path) : Stream.empty(), paths(path + '.', attribute.subAttributes()));
    }
}
