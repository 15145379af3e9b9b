package io.scimserver.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Fate of one attribute of a request. Immutable, as long as nobody changes the value.
 *
 * @param path the attribute as the client calls it; in an element of a list by the type of the element, such as
 *     {@code emails[type eq "work"].value}
 * @param value the value that was sent; {@code null} of JSON if the attribute is to be removed
 * @param isKnown false if the company's schema has no such attribute
 * @param kind the result
 * @param reasons sentences: the repairs, the reason why it takes no effect, or the refusal; empty if it is stored as sent
 */
public record AttributeFate(String path, JsonNode value, boolean isKnown, Kind kind, List<String> reasons) {

    /** Results. */
    public enum Kind {
        /** Stored, or removed, as the request has it. */
        STORED,
        /** Stored after a {@link io.scimserver.schema.Repair}. */
        REPAIRED,
        /** Accepted without taking effect. */
        IGNORED,
        /** The whole request is refused because of it. */
        REFUSED
    }

    public AttributeFate {
        reasons = List.copyOf(reasons);
    }

    /** Returns a text without the value, which may be personal. */
    @Override
    public String toString() {
        return "AttributeFate[" + path + " " + kind + "]";
    }
}
