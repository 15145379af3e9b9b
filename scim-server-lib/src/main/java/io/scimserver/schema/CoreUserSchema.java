package io.scimserver.schema;

import static com.unboundid.scim2.common.types.AttributeDefinition.Type.BINARY;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.BOOLEAN;
import static com.unboundid.scim2.common.types.AttributeDefinition.Type.REFERENCE;
import static io.scimserver.schema.AttributeBuilder.complex;
import static io.scimserver.schema.AttributeBuilder.simple;
import static io.scimserver.schema.AttributeBuilder.string;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import java.util.List;

/** Core User schema (RFC 7643 §4.1 and §8.7.1), in the order of the RFC's table. */
final class CoreUserSchema {

    static final String URN = "urn:ietf:params:scim:schemas:core:2.0:User";

    private static final List<AttributeBuilder> ROWS = List.of(
            string("userName", "The name with which the user signs in, often the work e-mail address.")
                    .required()
                    .maxLength(CommonAttributes.MAX_KEY_LENGTH)
                    .uniqueness(Uniqueness.SERVER),
            complex(
                    "name",
                    "The parts of the user's name.",
                    string("formatted", "The full name, formatted for display."),
                    string("familyName", "The family name, or last name."),
                    string("givenName", "The given name, or first name."),
                    string("middleName", "The middle names."),
                    string("honorificPrefix", "The title, such as Ms. or Dr."),
                    string("honorificSuffix", "The suffix, such as III.")),
            string("displayName", "The name that is shown to other people."),
            string("nickName", "The casual name."),
            simple("profileUrl", REFERENCE, "The address of the user's online profile.")
                    .referring("external"),
            string("title", "The job title, such as Vice President."),
            string("userType", "The kind of employment, such as Employee or Contractor."),
            string("preferredLanguage", "The preferred languages, as in an Accept-Language header."),
            string("locale", "Where the user is, for formats of dates and numbers, such as en-US."),
            string("timezone", "The time zone, such as America/Los_Angeles."),
            simple("active", BOOLEAN, "Whether the user is active; an inactive user is kept but has no access."),
            string("password", "The password; write-only, handed to the application, never kept or returned here.")
                    .caseExact()
                    .mutability(Mutability.WRITE_ONLY)
                    .returned(Returned.NEVER),
            plural("emails", "E-mail addresses.", string("value", "The e-mail address."), "work", "home", "other"),
            plural(
                    "phoneNumbers",
                    "Telephone numbers.",
                    string("value", "The telephone number."),
                    "work",
                    "home",
                    "mobile",
                    "fax",
                    "pager",
                    "other"),
            plural(
                    "ims",
                    "Instant messaging addresses.",
                    string("value", "The instant messaging address."),
                    "aim",
                    "gtalk",
                    "icq",
                    "xmpp",
                    "msn",
                    "skype",
                    "qq",
                    "yahoo"),
            plural(
                    "photos",
                    "Addresses of photos.",
                    simple("value", REFERENCE, "The address of the photo.").referring("external"),
                    "photo",
                    "thumbnail"),
            complex(
                            "addresses",
                            "Postal addresses.",
                            string("formatted", "The whole address, formatted for display."),
                            string("streetAddress", "Street, house number, P.O. box; may hold line breaks."),
                            string("locality", "City or locality."),
                            string("region", "State or region."),
                            string("postalCode", "Postal code."),
                            string("country", "Country, preferably as ISO 3166-1 alpha-2 code."),
                            string("type", "What the address is used for.").suggesting("work", "home", "other"),
                            primary())
                    .multiValued(),
            complex(
                            "groups",
                            "The groups that the user belongs to; kept by this server.",
                            string("value", "The id of the group.").caseExact().readOnly(),
                            simple("$ref", REFERENCE, "The URL of the group.")
                                    .referring("User", "Group")
                                    .readOnly(),
                            string("display", "The name of the group.").readOnly(),
                            string("type", "Whether the membership is direct or indirect.")
                                    .suggesting("direct", "indirect")
                                    .readOnly())
                    .multiValued()
                    .readOnly(),
            plural("entitlements", "Things the user is entitled to.", string("value", "The entitlement.")),
            plural("roles", "Roles that the user has.", string("value", "The role.")),
            plural(
                    "x509Certificates",
                    "Certificates that were issued to the user.",
                    simple("value", BINARY, "The DER-encoded X.509 certificate, in base64.")));

    static final Schema SCHEMA = new Schema(
            URN,
            "User",
            "User Account",
            new Attributes(ROWS.stream().map(AttributeBuilder::build).toList()));

    private CoreUserSchema() {}

    /** Starts a multi-valued attribute with the default sub-attributes of RFC 7643 §2.4. */
    private static AttributeBuilder plural(String name, String description, AttributeBuilder value, String... types) {
        return complex(
                        name,
                        description,
                        value,
                        string("display", "A name for display."),
                        string("type", "What the value is used for.").suggesting(types),
                        primary())
                .multiValued();
    }

    private static AttributeBuilder primary() {
        return simple("primary", BOOLEAN, "Whether this is the preferred value; true for one value at most.");
    }
}
