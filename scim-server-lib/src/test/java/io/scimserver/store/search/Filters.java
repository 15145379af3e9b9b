package io.scimserver.store.search;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.AttributeTypes;
import java.util.EnumSet;
import java.util.List;

/** Filters and the schema they are read by: the standard one, and an extension with one attribute of every type. */
public final class Filters {

    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String CUSTOM = "urn:example:params:scim:schemas:extension:acme:2.0:User";

    private static final List<Attribute> CUSTOM_ATTRIBUTES = List.of(
            AttributeBuilder.string("Business Unit", "A name with a space.")
                    .alias("businessUnit")
                    .build(),
            AttributeBuilder.string("badge", "An exact string.").caseExact().build(),
            AttributeBuilder.string("skills", "Many strings.").multiValued().build(),
            AttributeBuilder.simple("level", Type.INTEGER, "A whole number.").build(),
            AttributeBuilder.simple("ratio", Type.DECIMAL, "A number.").build(),
            AttributeBuilder.simple("remote", Type.BOOLEAN, "True or false.").build(),
            AttributeBuilder.simple("startDate", Type.DATETIME, "A date and time.")
                    .build(),
            AttributeBuilder.simple("key", Type.BINARY, "Bytes.").build(),
            AttributeBuilder.simple("home", Type.REFERENCE, "A URL.").build());

    public static final UserSchema SCHEMA = UserSchema.standard()
            .withPassword()
            .withExtension(
                    new Schema(CUSTOM, "Acme", "One attribute of every type.", new Attributes(CUSTOM_ATTRIBUTES)));

    public static final AttributeTypes TYPES = new SchemaTypes(SCHEMA);

    private static final FilterParser PARSER = new FilterParser(SCHEMA, FilterLimits.DEFAULT);

    private Filters() {}

    /** Parses by the rules of the RFC alone. */
    public static Filter parse(String text) {
        return PARSER.parse(text, new Repairs(EnumSet.noneOf(Repair.class)));
    }

    /** Parses with every repair. */
    public static Filter parseLeniently(String text) {
        return PARSER.parse(text, new Repairs(EnumSet.allOf(Repair.class)));
    }
}
