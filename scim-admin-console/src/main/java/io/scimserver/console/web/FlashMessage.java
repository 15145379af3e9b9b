package io.scimserver.console.web;

import java.util.Optional;

/** Message on the page that follows a successful action. Only these texts can be shown, whatever a link holds. */
public enum FlashMessage {
    COMPANY_ADDED("The company was added."),
    COMPANY_DELETED("The company and all that was kept of it is deleted."),
    COMPANY_RENAMED("The company was renamed."),
    ADMINISTRATOR_ADDED("The administrator was added."),
    ADMINISTRATOR_REMOVED("The administrator was removed and is signed out."),
    PASSWORD_CHANGED("Your password was changed. Everywhere else you are signed out."),
    SIGNED_OUT("You are signed out."),
    TOKEN_REVOKED("The token was revoked. It is refused from now on."),
    PROVISIONING_ENABLED("Provisioning is enabled."),
    PROVISIONING_PAUSED("Provisioning is paused. Requests are answered with 403 until you enable it again."),
    PROVISIONING_DISABLED("Provisioning is disabled. All data is kept."),
    ATTRIBUTE_DEFINED("The attribute was defined. Identity providers see it at once."),
    ATTRIBUTE_CHANGED("The attribute was changed."),
    ATTRIBUTE_RETIRED("The attribute was retired. What employees have of it is kept."),
    ATTRIBUTE_REINSTATED("The attribute is in use again, with what employees had of it."),
    ATTRIBUTE_NAMES_CHANGED("Identity providers see the other names from now on; both are accepted."),
    PERSON_FORGOTTEN("The activity log has forgotten this person."),
    EMPLOYEE_DEACTIVATED("The employee was deactivated."),
    EMPLOYEE_REACTIVATED("The employee was reactivated."),
    EMPLOYEE_PROTECTED("The employee is protected."),
    EMPLOYEE_UNPROTECTED("The employee is no longer protected."),
    CHANGES_ALLOWED("The changes are let through from now on. The identity provider sends them again by itself."),
    CHANGES_REFUSED("The changes are refused until you decide otherwise."),
    GUARD_RESET("The guard counts anew."),
    ATTENTION_DISMISSED("It was dismissed."),
    EMPLOYEES_REVIEWED("All employees were looked at."),
    HISTORY_ERASED("The history was erased."),
    GROUPS_ON("Groups are on. The identity provider may send them."),
    GROUPS_OFF("Groups are off. All groups and members are kept."),
    GROUP_ROLE_SET(
            "The role was set. Present members have it at once; the application is told of those who join or leave."),
    GROUP_ROLE_REMOVED("The group gives no role any more.");

    private static final String PARAMETER = "done";

    private final String text;

    FlashMessage(String text) {
        this.text = text;
    }

    /** Returns the link to a page that begins with this message. */
    public String on(String target) {
        return target + (target.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + ConstantCode.of(this);
    }

    /** Returns the text of the message that a link asks for. */
    public static Optional<String> textIn(PageRequest request) {
        return request.query(PARAMETER)
                .flatMap(code -> ConstantCode.find(FlashMessage.class, code.strip()))
                .map(message -> message.text);
    }
}
