package io.scimserver.console.audit;

import io.scimserver.console.web.ConstantCode;
import java.util.List;
import java.util.Optional;

/** Actions of administrators that are recorded. The names are stored: a member is never renamed. */
public enum AdminAction {
    SIGNED_IN("administrator", "Signed in"),
    SIGN_IN_FAILED("administrator", "Failed to sign in"),
    SIGNED_OUT("administrator", "Signed out"),
    PASSWORD_CHANGED("administrator", "Changed the password of"),
    PASSWORD_RESET("administrator", "Reset the password of"),
    ADMINISTRATOR_ADDED("administrator", "Added the administrator"),
    ADMINISTRATOR_REMOVED("administrator", "Removed the administrator"),
    COMPANY_ADDED("company", "Added the company"),
    COMPANY_RENAMED("company", "Renamed the company"),
    COMPANY_DELETED("company", "Deleted the company"),
    PROVISIONING_ENABLED("provisioning", "Enabled provisioning"),
    PROVISIONING_PAUSED("provisioning", "Paused provisioning"),
    PROVISIONING_DISABLED("provisioning", "Disabled provisioning"),
    TOKEN_MADE("token", "Made the token"),
    TOKEN_REVOKED("token", "Revoked the token"),
    // Entries store the names of the constants, so these two keep theirs.
    WAVE_ALLOWED("guard", "Allowed all"),
    WAVE_REFUSED("guard", "Kept refusing"),
    GUARD_RESET("guard", "Reset the guard against"),
    ATTRIBUTE_DEFINED("attribute", "Defined the attribute"),
    ATTRIBUTE_CHANGED("attribute", "Changed the attribute"),
    ATTRIBUTE_RETIRED("attribute", "Retired the attribute"),
    ATTRIBUTE_REINSTATED("attribute", "Reinstated the attribute"),
    ATTRIBUTE_NAMES_CHANGED("attribute", "Changed which names the attributes show"),
    EMPLOYEE_PROTECTED("employee", "Protected"),
    EMPLOYEE_UNPROTECTED("employee", "No longer protects"),
    GROUPS_SWITCHED_ON("groups", "Switched groups on"),
    GROUPS_SWITCHED_OFF("groups", "Switched groups off"),
    GROUP_ROLE_SET("group", "Set the role of the members of"),
    GROUP_ROLE_REMOVED("group", "Removed the role of the members of"),
    ATTENTION_DISMISSED("attention", "Dismissed from the list of what needs attention"),
    EMPLOYEES_EXPORTED("employee", "Exported the list of employees"),
    ACTIVITY_EXPORTED("activity", "Exported the activity log"),
    ACTIVITY_ERASED("activity", "Had the activity log forget a person");

    private final String kind;
    private final String text;

    AdminAction(String kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /**
     * Returns this action with its subject.
     *
     * @param id a stable name of it
     * @param name the name that people use; may be empty
     */
    public AdminActionRecord of(String id, String name) {
        return new AdminActionRecord(this, id, name, List.of());
    }

    /** Returns this action on the company as a whole. */
    public AdminActionRecord ofTheCompany() {
        return of(kind, "");
    }

    /** Returns the text for a page; the subject follows it. */
    public String text() {
        return text;
    }

    String kind() {
        return kind;
    }

    String word() {
        return ConstantCode.of(this);
    }

    /** Finds the action with this stored name; empty if the entry is the library's own, or of a newer version. */
    public static Optional<AdminAction> of(String word) {
        return ConstantCode.find(AdminAction.class, word);
    }
}
