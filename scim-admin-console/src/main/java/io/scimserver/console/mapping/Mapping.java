package io.scimserver.console.mapping;

import io.scimserver.provisioning.AttributeFate;
import java.time.Instant;
import java.util.List;

/**
 * Attributes that an identity provider sent.
 *
 * @param attributes the attributes in the order in which the newest requests have them
 * @param requests the number of requests that were looked into
 * @param hasWholePeople true if one of the requests held everything that is sent of a person
 */
record Mapping(List<Attribute> attributes, int requests, boolean hasWholePeople) {

    /**
     * Attribute.
     *
     * @param latest its fate, with the value that was sent last
     * @param type the kind that has all values of the requests
     * @param people the number of users whom it was sent of
     * @param last the time of the last request with it
     */
    record Attribute(AttributeFate latest, ValueKind type, int people, Instant last) {}
}
