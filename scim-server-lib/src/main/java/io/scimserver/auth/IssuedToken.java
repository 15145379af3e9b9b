package io.scimserver.auth;

/**
 * Token that was just issued: the only time that its secret can be seen.
 *
 * @param token its stored form
 * @param secret the text that the client sends as {@code Authorization: Bearer <secret>}; show it once, keep it nowhere
 */
public record IssuedToken(StoredToken token, String secret) {

    /** Returns a text without the secret, which stays out of logs. */
    @Override
    public String toString() {
        return "IssuedToken[" + token + "]";
    }
}
