package io.scimserver.schema;

/**
 * The known departures of identity providers from the RFCs that this server repairs instead of refusing. Each can be
 * switched off alone; without any the server is strict. A repair never guesses: what is ambiguous is refused.
 */
public enum Repair {

    /**
     * An operation name in other case. Entra ID: <pre>{"op": "Replace", "path": "active", "value": false}</pre>
     */
    OPERATION_NAME_CASE,

    /**
     * A boolean as text. Entra ID: <pre>{"op": "Replace", "path": "active", "value": "False"}</pre>
     */
    BOOLEAN_AS_TEXT,

    /**
     * An empty text, empty object or no value at all in a PATCH, meaning "clear", as {@code null} does. Entra ID:
     * <pre>{"op": "Replace", "path": "title", "value": ""}</pre>
     */
    EMPTY_VALUE_CLEARS,

    /**
     * A date where a date and time belongs, meaning its midnight in UTC. Mappings of custom date attributes:
     * <pre>{"op": "Add", "path": "urn:example:2.0:User:Date of Birth", "value": "1990-05-31"}</pre>
     */
    DATE_WITHOUT_TIME,

    /**
     * One object where an array belongs. Okta and OneLogin: <pre>{"emails": {"value": "a@example.com"}}</pre>
     */
    SINGLE_VALUE_FOR_MANY,

    /**
     * A manager as text or in an array. Entra ID:
     * <pre>{"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": "26118915"}</pre>
     */
    MANAGER_AS_TEXT,

    /**
     * Paths as the keys of a value. Entra ID: <pre>{"op": "Add", "value": {"name.givenName": "Ada",
     * "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "IT"}}</pre>
     */
    PATH_AS_KEY,

    /**
     * A value path that selects nothing and says what to create. Entra ID:
     * <pre>{"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}</pre>
     */
    CREATE_MISSING_VALUE,

    /**
     * Which values to remove, listed in the value. Entra ID, JumpCloud:
     * <pre>{"op": "remove", "path": "roles", "value": [{"value": "admin"}]}</pre>
     */
    REMOVE_LISTED_VALUES,

    /**
     * A path that begins with a slash. Clients with a JSON Patch library: <pre>{"op": "replace", "path": "/active", "value": true}</pre>
     */
    SLASH_BEFORE_PATH,

    /**
     * The path of an operation that repeats what is read-only. Okta:
     * <pre>{"op": "replace", "value": {"id": "23a35c27", "userName": "ada@example.com"}}</pre>
     */
    READ_ONLY_REPEATED,

    /**
     * A filter literal without quotes. Microsoft's examples: <pre>filter=externalId eq jyoung</pre>
     */
    UNQUOTED_LITERAL,

    /**
     * A query parameter in other case. Microsoft's examples: <pre>/Users?startindex=1</pre>
     */
    QUERY_PARAMETER_CASE,

    /**
     * A slash at the end of a path. Clients that put URLs together from parts: <pre>GET /Users/?startIndex=1</pre>
     */
    TRAILING_SEPARATOR,

    /**
     * A body without {@code Content-Type}. Scripts: <pre>POST /Users</pre>
     */
    MISSING_CONTENT_TYPE
}
