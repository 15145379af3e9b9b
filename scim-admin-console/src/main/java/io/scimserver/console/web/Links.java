package io.scimserver.console.web;

import io.scimserver.console.access.Company;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links to the console's pages. The constants are the paths of the pages below the place at which the host has mounted
 * the console; the methods return the links to them.
 *
 * @param root the path at which the console is mounted, without a slash at the end
 */
public record Links(String root) {

    public static final String ASSETS = "assets/{hash}/{name}";
    public static final String SIGN_IN = "sign-in";
    public static final String SIGN_OUT = "sign-out";
    public static final String PASSWORD = "password";
    public static final String COMPANIES = "companies";
    public static final String OPERATORS_AUDIT = "audit";

    /** The log of what belongs to no company. */
    public static final String UNASSIGNED_ACTIVITY = "activity";

    public static final String COMPANY = COMPANIES + "/{company}";
    public static final String SETTINGS = COMPANY + "/settings";
    public static final String ADMINISTRATORS = COMPANY + "/administrators";
    public static final String AUDIT = COMPANY + "/audit";
    public static final String EMPLOYEES = COMPANY + "/employees";
    public static final String EMPLOYEE = EMPLOYEES + "/{id}";
    public static final String HISTORY = EMPLOYEE + "/history";
    public static final String DELETED = COMPANY + "/deleted-employees";
    public static final String INTEGRATIONS = COMPANY + "/integrations";

    public static final String PROVISIONING = INTEGRATIONS + "/provisioning";
    public static final String SETUP = PROVISIONING + "/setup";
    public static final String TOKENS = PROVISIONING + "/tokens";
    public static final String GUARD = PROVISIONING + "/guard";
    public static final String CONNECTION_CHECK = PROVISIONING + "/connection-check";
    public static final String ACTIVITY = PROVISIONING + "/activity";
    public static final String ACTIVITY_ENTRY = ACTIVITY + "/entries/{id}";
    public static final String ATTRIBUTES = PROVISIONING + "/attributes";
    public static final String ATTRIBUTE = ATTRIBUTES + "/{alias}";
    public static final String PREVIEW = PROVISIONING + "/preview";
    public static final String API = PROVISIONING + "/api";

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    public static Links of(UriInfo uri) {
        return new Links(uri.getBaseUri().getRawPath().replaceAll("/+$", ""));
    }

    public String home() {
        return root.isEmpty() ? "/" : root;
    }

    public String signIn() {
        return path(SIGN_IN);
    }

    public String signOut() {
        return path(SIGN_OUT);
    }

    public String password() {
        return path(PASSWORD);
    }

    public String companies() {
        return path(COMPANIES);
    }

    public String operatorsAudit() {
        return path(OPERATORS_AUDIT);
    }

    public String unassignedActivity() {
        return path(UNASSIGNED_ACTIVITY);
    }

    String asset(String hash, String name) {
        return path(ASSETS, hash, name);
    }

    public String company(Company company) {
        return path(COMPANY, company.id());
    }

    public String settings(Company company) {
        return path(SETTINGS, company.id());
    }

    public String administrators(Company company) {
        return path(ADMINISTRATORS, company.id());
    }

    public String audit(Company company) {
        return path(AUDIT, company.id());
    }

    public String employees(Company company) {
        return path(EMPLOYEES, company.id());
    }

    public String employee(Company company, String id) {
        return path(EMPLOYEE, company.id(), id);
    }

    /** Also of an employee who is deleted. */
    public String history(Company company, String id) {
        return path(HISTORY, company.id(), id);
    }

    public String deleted(Company company) {
        return path(DELETED, company.id());
    }

    public String integrations(Company company) {
        return path(INTEGRATIONS, company.id());
    }

    public String provisioning(Company company) {
        return path(PROVISIONING, company.id());
    }

    public String setup(Company company) {
        return path(SETUP, company.id());
    }

    public String tokens(Company company) {
        return path(TOKENS, company.id());
    }

    public String guard(Company company) {
        return path(GUARD, company.id());
    }

    public String connectionCheck(Company company) {
        return path(CONNECTION_CHECK, company.id());
    }

    public String activity(Company company) {
        return path(ACTIVITY, company.id());
    }

    /** One request, by its correlation id. */
    public String activityEntry(Company company, String id) {
        return path(ACTIVITY_ENTRY, company.id(), id);
    }

    public String attributes(Company company) {
        return path(ATTRIBUTES, company.id());
    }

    public String attribute(Company company, String alias) {
        return path(ATTRIBUTE, company.id(), alias);
    }

    public String preview(Company company) {
        return path(PREVIEW, company.id());
    }

    public String api(Company company) {
        return path(API, company.id());
    }

    /** Returns true if the target is a page of this console: to other ones no link leads that a visitor brings along. */
    public boolean isOwn(String target) {
        try {
            URI uri = URI.create(target);
            return !uri.isAbsolute() && uri.getRawAuthority() == null && target.startsWith(root + "/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Text as part of a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path with these values in its places. */
    private String path(String route, String... values) {
        String path = root + "/" + route;
        for (String value : values) {
            path = PLACE.matcher(path).replaceFirst(Matcher.quoteReplacement(encode(value)));
        }
        return path;
    }
}
