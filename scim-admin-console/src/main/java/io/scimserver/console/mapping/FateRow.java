package io.scimserver.console.mapping;

import io.scimserver.TenantUsers;
import io.scimserver.console.web.ConstantCode;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.provisioning.AttributeFate;
import io.scimserver.provisioning.AttributeFate.Kind;
import io.scimserver.schema.ScimErrorException;
import java.util.List;
import java.util.Optional;

/**
 * Attribute that was sent and what becomes of it, for the eye.
 *
 * @param path the attribute as the identity provider calls it
 * @param example the value without what is personal in it
 * @param result such as "Stored"
 * @param tone the style of the result
 * @param reasons sentences
 * @param definition the link to the form that makes a custom attribute of it, if the schema has none
 */
public record FateRow(
        String path, String example, String result, String tone, List<String> reasons, Optional<String> definition) {

    /** Returns the attributes in the body of a request; none if the body cannot be read. */
    public static List<FateRow> of(PageRequest request, TenantUsers users, String body) {
        return fates(users, body).stream()
                .map(fate -> of(fate, ValueKind.of(fate.value()), request))
                .toList();
    }

    /** Returns the fates of the attributes in a body; none if it cannot be read. */
    static List<AttributeFate> fates(TenantUsers users, String body) {
        try {
            return users.fates(body);
        } catch (ScimErrorException unreadable) {
            return List.of();
        }
    }

    /** @param type the kind of values that a custom attribute of it would have */
    static FateRow of(AttributeFate fate, ValueKind type, PageRequest request) {
        Optional<String> definition = fate.isKnown()
                ? Optional.empty()
                : Optional.of(request.links().to(Links.ATTRIBUTES, request.company()) + "?name="
                        + Links.encode(name(fate.path())) + "&type=" + ConstantCode.of(type.type()) + "#define");
        return new FateRow(
                fate.path(),
                ValueKind.of(fate.value()).example(fate.value()),
                result(fate.kind()),
                tone(fate.kind()),
                fate.reasons(),
                definition);
    }

    private static String name(String path) {
        String last = path.substring(Math.max(path.lastIndexOf(':'), path.lastIndexOf('.')) + 1);
        return last.replaceAll("[/\\[\\]\"]", "");
    }

    private static String result(Kind kind) {
        return switch (kind) {
            case STORED -> "Stored";
            case REPAIRED -> "Repaired";
            case IGNORED -> "Ignored";
            case REFUSED -> "Refused";
        };
    }

    private static String tone(Kind kind) {
        return switch (kind) {
            case STORED -> "good";
            case REPAIRED -> "info";
            case IGNORED -> "warn";
            case REFUSED -> "bad";
        };
    }
}
