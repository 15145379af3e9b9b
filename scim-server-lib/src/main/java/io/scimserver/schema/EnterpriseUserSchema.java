package io.scimserver.schema;

import static com.unboundid.scim2.common.types.AttributeDefinition.Type.REFERENCE;
import static io.scimserver.schema.AttributeBuilder.complex;
import static io.scimserver.schema.AttributeBuilder.simple;
import static io.scimserver.schema.AttributeBuilder.string;

import java.util.List;
import java.util.stream.Stream;

/**
 * Enterprise User extension (RFC 7643 §4.3 and §8.7.1), in the order of the RFC's table. A manager is known by
 * {@code value} alone: identity providers send no {@code $ref}.
 */
final class EnterpriseUserSchema {

    private static final List<Attribute> ROWS = Stream.of(
                    string("employeeNumber", "The number that the organisation gave to the person."),
                    string("costCenter", "The cost centre."),
                    string("organization", "The organisation."),
                    string("division", "The division."),
                    string("department", "The department."),
                    complex(
                            "manager",
                            "The user's manager.",
                            string("value", "The id of the manager's user resource.")
                                    .caseExact(),
                            simple("$ref", REFERENCE, "The URL of the manager's user resource.")
                                    .referring("User"),
                            string("displayName", "The manager's name, for display.")
                                    .readOnly()))
            .map(AttributeBuilder::build)
            .toList();

    static final Schema SCHEMA = new Schema(
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "EnterpriseUser",
            "Enterprise User",
            new Attributes(ROWS));

    private EnterpriseUserSchema() {}
}
