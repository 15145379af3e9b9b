package io.scimserver.testkit.support;

import static com.unboundid.scim2.common.types.AttributeDefinition.Type.BINARY;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.BOOLEAN;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.DATETIME;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.DECIMAL;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.INTEGER;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.REFERENCE;
import static io.scimserver.schema.AttributeBuilder.complex;
import static io.scimserver.schema.AttributeBuilder.simple;
import static io.scimserver.schema.AttributeBuilder.string;

import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.search.SchemaTypes;
import java.util.stream.Stream;

/**
 * Schema of the kit's users: core and enterprise User, and an extension with an attribute of every type and with names
 * that databases find hard.
 */
public final class KitSchema {

    /** URN of the enterprise extension (RFC 7643 §4.3). */
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** URN of the kit's own extension. */
    public static final String KIT = "urn:example:params:scim:schemas:extension:kit:2.0:User";

    private static final Schema EXTENSION = new Schema(
            KIT,
            "KitUser",
            "An attribute of every type.",
            new Attributes(Stream.of(
                            string("badge", "A string whose case counts.").caseExact(),
                            string("title", "A name that a core attribute has too."),
                            simple("shoeSize", INTEGER, "A whole number."),
                            simple("score", DECIMAL, "A number."),
                            simple("hired", DATETIME, "An instant."),
                            simple("remote", BOOLEAN, "A truth value."),
                            simple("homepage", REFERENCE, "A URI."),
                            simple("key", BINARY, "Bytes, in base64."),
                            string("skills", "Several strings.").multiValued(),
                            simple("levels", INTEGER, "Several whole numbers.").multiValued(),
                            complex(
                                            "projects",
                                            "Several complex values.",
                                            string("name", "A string."),
                                            simple("hours", INTEGER, "A whole number."),
                                            simple("lead", BOOLEAN, "A truth value."),
                                            simple("since", DATETIME, "An instant."))
                                    .multiValued(),
                            complex("team", "A complex value beside a name with a dot.", string("name", "A string.")),
                            string("team.name", "A name with a dot."),
                            string("$rank", "A name that starts with a dollar sign."),
                            string("Cost Centre", "A name with a space."),
                            string("Employee #", "A name with a number sign."),
                            string("部門", "A name outside ASCII."))
                    .map(AttributeBuilder::build)
                    .toList()));

    private static final UserSchema SCHEMA = UserSchema.standard().withExtension(EXTENSION);

    private KitSchema() {}

    /** Returns the schema of the kit's users. */
    public static UserSchema users() {
        return SCHEMA;
    }

    /** Returns the types of the schema's attributes, for queries. */
    public static AttributeTypes types() {
        return new SchemaTypes(SCHEMA);
    }
}
