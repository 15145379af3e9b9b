package io.scimserver.activity.attention;

/** Kinds of items on an {@link AttentionList}, the most urgent first. The names are stored: a member is never renamed. */
public enum AttentionKind {
    /** A user should have been deactivated or deleted, and that was refused. */
    DEACTIVATION(200),
    /** A user could not be created. */
    CREATE(200),
    /** A user could not be changed. */
    UPDATE(100),
    /** Two users have the same externalId or the same e-mail address. */
    TWIN(50),
    /** Users refer to a manager who is not there. */
    MANAGER(50),
    /** The same change of a user comes again and again, and changes nothing. */
    NO_EFFECT(50),
    /** Requests hold an attribute that is not kept. */
    NOT_KEPT(50);

    private final int most;

    AttentionKind(int most) {
        this.most = most;
    }

    /** Returns the maximum number of items of this kind in a list; so no kind takes the place of another. */
    public int most() {
        return most;
    }

    /** Returns true if a request was refused: a later success ends the item, and a dismissed one is forgotten. */
    public boolean isRefusal() {
        return this == DEACTIVATION || this == CREATE || this == UPDATE;
    }

    /** Returns true if a {@link UserReview} finds these, and ends them when it does not find them any more. */
    public boolean isFoundByReview() {
        return this == TWIN || this == MANAGER;
    }
}
