package io.scimserver.schema;

import static com.unboundid.scim2.common.types.AttributeDefinition.Type.REFERENCE;
import static io.scimserver.schema.AttributeBuilder.complex;
import static io.scimserver.schema.AttributeBuilder.simple;
import static io.scimserver.schema.AttributeBuilder.string;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.stream.Stream;

/** Core Group schema (RFC 7643 §4.2 and §8.7.1). Of what a client says of a member, only the id counts. */
public final class GroupSchema {

    private static final Schema CORE = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "Group",
            "Group",
            new Attributes(Stream.of(
                            string("displayName", "The name of the group.")
                                    .required()
                                    .maxLength(CommonAttributes.MAX_KEY_LENGTH)
                                    .uniqueness(Uniqueness.SERVER),
                            complex(
                                            "members",
                                            "The members of the group.",
                                            string("value", "The id of the member.")
                                                    .caseExact()
                                                    .required()
                                                    .mutability(Mutability.IMMUTABLE),
                                            simple("$ref", REFERENCE, "The URL of the member.")
                                                    .referring("User", "Group")
                                                    .readOnly(),
                                            string("type", "User or Group.")
                                                    .suggesting("User", "Group")
                                                    .readOnly(),
                                            string("display", "The name of the member.")
                                                    .readOnly())
                                    .multiValued())
                    .map(AttributeBuilder::build)
                    .toList()));

    private static final UserSchema STANDARD = UserSchema.of(CORE);

    private GroupSchema() {}

    /** Returns the schema of groups: the core Group and the common attributes of RFC 7643 §3.1. */
    public static UserSchema standard() {
        return STANDARD;
    }
}
