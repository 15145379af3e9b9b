package io.scimserver.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Attributes of a schema that a store keeps. */
final class KeptAttributes {

    /** Attributes that the server cannot do without, and those that no store keeps. */
    private static final Set<String> ALWAYS = Set.of("username", "active", "password", "groups");

    private final Set<String> paths;

    KeptAttributes(List<String> paths) {
        this.paths = paths.stream().map(KeptAttributes::lowerCase).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException if a path that is not of an extension is not in the core schema */
    void checkNames(Schema core) {
        String urn = lowerCase(core.urn()) + ":";
        paths.stream()
                .map(path -> path.startsWith(urn) ? path.substring(urn.length()) : path)
                .filter(path -> !path.startsWith("urn:") && !path.equals("externalid"))
                .filter(path -> !exists(path, core.attributes()))
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalArgumentException("the store's profile names '" + path + "', which " + core.urn()
                            + " does not have: correct StoreProfile.keeping(...)");
                });
    }

    Schema ofCore(Schema core) {
        return with(
                core,
                new Attributes(core.attributes().stream()
                        .flatMap(attribute -> ALWAYS.contains(lowerCase(attribute.name()))
                                ? Optional.of(attribute).stream()
                                : kept("", attribute).or(() -> kept(lowerCase(core.urn()) + ":", attribute)).stream())
                        .toList()));
    }

    Schema of(Schema extension) {
        return with(
                extension,
                new Attributes(extension.attributes().stream()
                        .flatMap(attribute -> kept(lowerCase(extension.urn()) + ":", attribute).stream())
                        .toList()));
    }

    private Optional<Attribute> kept(String prefix, Attribute attribute) {
        String path = prefix + lowerCase(attribute.name());
        if (paths.contains(path)) {
            return Optional.of(attribute);
        }
        List<Attribute> parts = attribute.subAttributes().stream()
                .filter(part -> paths.contains(path + "." + lowerCase(part.name())))
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(AttributeBuilder.copyOf(attribute, new Attributes(parts))
                        .build());
    }

    /** Refuses a schema that requires what no request can store. */
    private static void requireKept(Attributes all, Attributes kept) {
        for (Attribute attribute : all) {
            Optional<Attribute> found = kept.find(attribute.name());
            require(found.isPresent() || !attribute.required(), attribute.name());
            found.ifPresent(rest -> attribute.subAttributes().stream()
                    .filter(Attribute::required)
                    .forEach(part -> require(
                            rest.subAttributes().find(part.name()).isPresent(), attribute.name() + "." + part.name())));
        }
    }

    private static void require(boolean isKept, String name) {
        if (!isKept) {
            throw new IllegalArgumentException(
                    "the attribute '" + name + "' is required and not in the store's profile: add it there");
        }
    }

    private static boolean exists(String path, Attributes attributes) {
        int dot = path.indexOf('.');
        return attributes.find(path).isPresent()
                || (dot > 0
                        && attributes
                                .find(path.substring(0, dot))
                                .flatMap(found -> found.subAttributes().find(path.substring(dot + 1)))
                                .isPresent());
    }

    private static Schema with(Schema schema, Attributes attributes) {
        requireKept(schema.attributes(), attributes);
        return schema.with(attributes);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
