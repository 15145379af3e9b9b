package io.scimserver.provisioning;

/** Action for members of a group who are not there: identity providers may send a membership before its user. */
public enum UnknownMembers {
    /** The membership is kept, and shown with the id alone. */
    KEPT,
    /** The request is refused with 400, which names the ids; nothing of it is carried out. */
    REFUSED
}
