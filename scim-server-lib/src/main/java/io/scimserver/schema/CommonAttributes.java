package io.scimserver.schema;

import static com.unboundid.scim2.common.types.AttributeDefinition.Type.DATETIME;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.REFERENCE;
import static io.scimserver.schema.AttributeBuilder.complex;
import static io.scimserver.schema.AttributeBuilder.simple;
import static io.scimserver.schema.AttributeBuilder.string;

import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.List;
import java.util.stream.Stream;

/** {@code schemas} and the common attributes of RFC 7643 §3.1; part of every resource, listed in no schema. */
final class CommonAttributes {

    /** Maximum length of attributes by which users are looked up; every engine can index this much, in any script. */
    static final int MAX_KEY_LENGTH = 1_024;

    static final List<Attribute> ALL = Stream.of(
                    simple("schemas", REFERENCE, "The URNs of the schemas whose attributes the resource has.")
                            .multiValued()
                            .required()
                            .returned(Returned.ALWAYS),
                    string("id", "The identifier that this server gave to the resource.")
                            .caseExact()
                            .readOnly()
                            .returned(Returned.ALWAYS)
                            .uniqueness(Uniqueness.SERVER),
                    string("externalId", "The identifier that the provisioning client gave to the resource.")
                            .caseExact()
                            .maxLength(MAX_KEY_LENGTH),
                    complex(
                                    "meta",
                                    "Metadata of the resource, kept by this server.",
                                    string("resourceType", "The name of the resource type.")
                                            .caseExact()
                                            .readOnly(),
                                    simple("created", DATETIME, "When the resource was created.")
                                            .readOnly(),
                                    simple("lastModified", DATETIME, "When the resource was last changed.")
                                            .readOnly(),
                                    simple("location", REFERENCE, "The URL of the resource.")
                                            .referring("uri")
                                            .readOnly(),
                                    string("version", "The version of the resource; the same as its ETag.")
                                            .caseExact()
                                            .readOnly())
                            .readOnly())
            .map(AttributeBuilder::build)
            .toList();

    private CommonAttributes() {}
}
