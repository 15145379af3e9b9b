package io.scimserver.auth;

/**
 * A token that was just issued: the only time that its secret can be seen.
 *
 * @param token what is kept of it
 * @param secret what the client sends as {@code Authorization: Bearer <secret>}; show it once, keep it nowhere
 */
public record IssuedToken(StoredToken token, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IssuedToken[" + token + "]";
    }
}
