package io.scimserver.schema;

/**
 * Known deviations of identity providers from the RFCs that this server repairs instead of refusing. Each can be
 * switched off alone; without any the server is strict. A repair never guesses: an ambiguous request is refused.
 */
public enum Repair {

    /** Operation name in other case. Entra ID: <pre>{"op": "Replace", "path": "active", "value": false}</pre> */
    OPERATION_NAME_CASE("The name of an operation was written in other case, as Entra ID does: \"Replace\"."),

    /** Boolean as text. Entra ID: <pre>{"op": "Replace", "path": "active", "value": "False"}</pre> */
    BOOLEAN_AS_TEXT("True or false was sent as text, as Entra ID does: \"True\" or \"False\"."),

    /**
     * Empty text, empty object or no value at all in a PATCH, meaning "clear", as {@code null} does. Entra ID:
     * <pre>{"op": "Replace", "path": "title", "value": ""}</pre>
     */
    EMPTY_VALUE_CLEARS("An empty value was sent to clear an attribute, as Entra ID does."),

    /**
     * A removal of {@code active}, or an empty value for it, which keeps its value. Entra ID, for a mapping that yields
     * nothing: <pre>{"op": "Replace", "path": "active", "value": ""}</pre> and <pre>{"op": "remove", "path": "active"}</pre>
     */
    ACTIVE_CLEARED("\"active\" was to be cleared; it always has a value, so it stayed as it was."),

    /**
     * Date where a date and time belongs, meaning its midnight in UTC. Mappings of custom date attributes:
     * <pre>{"op": "Add", "path": "urn:example:2.0:User:Date of Birth", "value": "1990-05-31"}</pre>
     */
    DATE_WITHOUT_TIME("A date was sent where a date and time belongs; midnight in UTC was taken."),

    /** Single object where an array belongs. Okta and OneLogin: <pre>{"emails": {"value": "a@example.com"}}</pre> */
    SINGLE_VALUE_FOR_MANY("One value was sent where a list belongs, as Okta and OneLogin do."),

    /**
     * One value as a list, where a list cannot be. Clients that follow Microsoft's sample code:
     * <pre>{"op": "Replace", "path": "displayName", "value": [{"$ref": null, "value": "Ada"}]}</pre>
     * SAP: <pre>{"op": "replace", "path": "emails[type eq \"work\"]", "value": [{"value": "a@example.com"}]}</pre>
     * SCIM-SDK's client, for every value: <pre>{"op": "replace", "path": "active", "value": [false]}</pre>
     * and without path: <pre>{"op": "replace", "value": [{"displayName": "Ada", "active": true}]}</pre>
     */
    ONE_VALUE_AS_LIST("One value was sent in a list, as Microsoft's sample code and SAP do."),

    /**
     * Manager as text or in an array. Entra ID:
     * <pre>{"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": "26118915"}</pre>
     * In a filter:
     * <pre>id eq "1" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "26118915"</pre>
     */
    MANAGER_AS_TEXT("The manager was sent as plain text or as a list, as Entra ID does."),

    /**
     * Paths as the keys of a value. Entra ID: <pre>{"op": "Add", "value": {"name.givenName": "Ada",
     * "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "IT"}}</pre>
     */
    PATH_AS_KEY("Paths were sent as the names of a value's members, as Entra ID does: \"name.givenName\"."),

    /**
     * A value path that selects nothing and says what to create. Entra ID:
     * <pre>{"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}</pre>
     * with several conditions too: <pre>{"op": "Replace", "path": "emails[type eq \"work\" and primary eq true].value", ...}</pre>
     * and of any type, where it is added: <pre>{"op": "Add", "path": "roles[type eq \"app\"].value", "value": "editor"}</pre>
     */
    CREATE_MISSING_VALUE("A value was to be changed that was not there; it was added, as Entra ID expects."),

    /**
     * Removal of the values that are listed in the operation's value. Entra ID, JumpCloud:
     * <pre>{"op": "remove", "path": "roles", "value": [{"value": "admin"}]}</pre>
     */
    REMOVE_LISTED_VALUES("The values to remove were listed, as Entra ID and JumpCloud do; only those were removed."),

    /**
     * Path that begins with a slash. Clients with a JSON Patch library:
     * <pre>{"op": "replace", "path": "/active", "value": true}</pre>
     */
    SLASH_BEFORE_PATH("A path began with a slash: \"/active\"."),

    /**
     * Value without path that repeats read-only attributes. Okta:
     * <pre>{"op": "replace", "value": {"id": "23a35c27", "userName": "ada@example.com", "groups": []}}</pre>
     */
    READ_ONLY_REPEATED("What is read-only was repeated unchanged, as Okta does; it was ignored."),

    /** Filter literal without quotes. Microsoft's examples: <pre>filter=externalId eq jyoung</pre> */
    UNQUOTED_LITERAL("A filter compared with a text that was not in quotes."),

    /** Query parameter in other case. Microsoft's examples: <pre>/Users?startindex=1</pre> */
    QUERY_PARAMETER_CASE("A query parameter was written in other case: \"startindex\"."),

    /** Slash at the end of a path. Clients that put URLs together from parts: <pre>GET /Users/?startIndex=1</pre> */
    TRAILING_SEPARATOR("The URL ended with a separator that nothing followed, as OneLogin sends."),

    /** Body without {@code Content-Type}. Scripts: <pre>POST /Users</pre> */
    MISSING_CONTENT_TYPE("A body was sent without Content-Type; it was read as SCIM."),

    // Bodies, URLs and filters

    /**
     * A body without {@code schemas}, or with {@code null} or an empty list there. The Databricks SDK, idp-scim-sync:
     * <pre>{"userName": "ada@example.com", "active": true}</pre>
     * A PATCH, a SearchRequest, a bulk request and its data alike: <pre>{"Operations": [{"op": "replace", ...}]}</pre>
     */
    SCHEMAS_LEFT_OUT("A body was sent without \"schemas\"; it was read as what belongs at its URL."),

    /**
     * The URN of another SCIM message in a SearchRequest. SCIM-SDK's client:
     * <pre>{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "count": 10}</pre>
     */
    SCHEMA_OF_OTHER_MESSAGE("A search named the schema of another message; it was read as a search."),

    /**
     * A plain value where an object with a {@code value} belongs. Okta's template for roles:
     * <pre>{"roles": ["ADMIN", "READER"], "emails": ["ada@example.com"]}</pre>
     */
    PLAIN_VALUE_FOR_OBJECT("A plain value was sent where an object with a \"value\" belongs: \"roles\": [\"ADMIN\"]."),

    /**
     * A number where a text belongs; its text is stored. Employee numbers from HR exports:
     * <pre>{"employeeNumber": 701984}</pre>
     */
    NUMBER_FOR_TEXT("A number was sent where a text belongs: \"employeeNumber\": 701984."),

    /**
     * {@code true} or {@code false} where a text belongs; its text is stored. Mappings of yes-no columns:
     * <pre>{"userType": true}</pre>
     */
    BOOLEAN_FOR_TEXT("True or false was sent where a text belongs."),

    /**
     * A number as text. SCIM-SDK's client: <pre>{"startIndex": "1", "count": "10"}</pre>
     * Mappings of custom number attributes: <pre>{"urn:example:2.0:User": {"Level": "42"}}</pre>
     */
    NUMBER_AS_TEXT("A number was sent as text: \"42\"."),

    /**
     * Several values with {@code primary} true; the first one keeps it. Ping:
     * <pre>{"emails": [{"value": "a@example.com", "primary": true}, {"value": "b@example.com", "primary": true}]}</pre>
     */
    SEVERAL_PRIMARY_VALUES("Several values were marked as the primary one; the first one stays it."),

    /**
     * A dot after the URN of a schema, where a colon belongs. Home-made connectors:
     * <pre>{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department": "Sales"}</pre>
     */
    DOT_AFTER_URN("A dot was sent after the URN of a schema, where a colon belongs."),

    /**
     * The list of operations as the data of a PATCH in a bulk request, as in the example of RFC 7644 §3.7.3:
     * <pre>{"method": "PATCH", "path": "/Users/23a35c27", "data": [{"op": "remove", "path": "nickName"}]}</pre>
     */
    OPERATIONS_AS_DATA("The data of a PATCH in a bulk request was its list of operations alone."),

    /**
     * A byte-order mark before the JSON of a body. Files that Windows PowerShell writes:
     * <pre>EF BB BF {"schemas": ...}</pre>
     */
    BYTE_ORDER_MARK("A body began with a byte-order mark."),

    /**
     * Empty segments in a path. A SCIM URL that was entered with a slash at its end, as AWS shows it to ssosync:
     * <pre>POST /scim/v2//Users</pre>
     */
    DOUBLED_SLASH("The path of the URL held a doubled slash: the SCIM URL was entered with a slash at its end.");

    private final String sentence;

    Repair(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the sentence about the repair, for people who look after an identity provider. */
    public String sentence() {
        return sentence;
    }
}
