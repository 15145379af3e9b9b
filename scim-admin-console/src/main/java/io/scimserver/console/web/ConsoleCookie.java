package io.scimserver.console.web;

/**
 * A cookie that a response sets.
 *
 * @param kind which one
 * @param value the new value; empty ends the cookie; secret
 */
public record ConsoleCookie(Kind kind, String value) {

    /** Cookies of the console. One never takes the place of the other. */
    public enum Kind {
        /** Whoever is signed in. */
        SESSION("scim-console"),
        /** Whoever is not: the forms that a browser is shown are bound to it. */
        GUEST("scim-console-guest");

        private final String cookieName;

        Kind(String cookieName) {
            this.cookieName = cookieName;
        }

        /** The name that the browser knows. */
        public String cookieName() {
            return cookieName;
        }
    }

    /** Ends the session in the browser. */
    static ConsoleCookie noSession() {
        return new ConsoleCookie(Kind.SESSION, "");
    }

    /** Keeps the value out of logs. */
    @Override
    public String toString() {
        return "ConsoleCookie[" + kind + "]";
    }
}
