package io.scimserver.transfer;

/** Kinds of stored entries, in the order in which they are copied: tokens last, so that nobody gets in before. */
public enum EntryKind {
    SETTING("settings"),
    USER("users"),
    GROUP("groups"),
    MEMBER("members"),
    HISTORY("history"),
    ACTIVITY("activity log"),
    TOKEN("tokens");

    private final String plural;

    EntryKind(String plural) {
        this.plural = plural;
    }

    /** Returns a word for several of them, for people. */
    public String plural() {
        return plural;
    }
}
