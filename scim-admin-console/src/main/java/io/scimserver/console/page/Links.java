package io.scimserver.console.page;

import io.scimserver.console.accounts.Company;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the console's pages: as routes name them, and the one of a company or of an employee. */
public final class Links {

    public static final String HOME = "/admin";
    public static final String PASSWORD = HOME + "/password";
    public static final String COMPANIES = HOME + "/companies";
    public static final String OPERATORS_AUDIT = HOME + "/audit";

    /** The log of what belongs to no company. */
    public static final String UNASSIGNED_ACTIVITY = HOME + "/activity";

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

    private Links() {}

    public static String company(Company company) {
        return path(COMPANY, company.id());
    }

    public static String settings(Company company) {
        return path(SETTINGS, company.id());
    }

    public static String administrators(Company company) {
        return path(ADMINISTRATORS, company.id());
    }

    public static String audit(Company company) {
        return path(AUDIT, company.id());
    }

    public static String employees(Company company) {
        return path(EMPLOYEES, company.id());
    }

    public static String employee(Company company, String id) {
        return path(EMPLOYEE, company.id(), id);
    }

    /** Also of an employee who is deleted. */
    public static String history(Company company, String id) {
        return path(HISTORY, company.id(), id);
    }

    public static String deleted(Company company) {
        return path(DELETED, company.id());
    }

    public static String integrations(Company company) {
        return path(INTEGRATIONS, company.id());
    }

    public static String provisioning(Company company) {
        return path(PROVISIONING, company.id());
    }

    public static String setup(Company company) {
        return path(SETUP, company.id());
    }

    public static String tokens(Company company) {
        return path(TOKENS, company.id());
    }

    public static String guard(Company company) {
        return path(GUARD, company.id());
    }

    public static String connectionCheck(Company company) {
        return path(CONNECTION_CHECK, company.id());
    }

    public static String activity(Company company) {
        return path(ACTIVITY, company.id());
    }

    /** One request, by its correlation id. */
    public static String activityEntry(Company company, String id) {
        return path(ACTIVITY_ENTRY, company.id(), id);
    }

    public static String attributes(Company company) {
        return path(ATTRIBUTES, company.id());
    }

    public static String attribute(Company company, String alias) {
        return path(ATTRIBUTE, company.id(), alias);
    }

    public static String preview(Company company) {
        return path(PREVIEW, company.id());
    }

    public static String api(Company company) {
        return path(API, company.id());
    }

    /** Text as part of a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path with these values in its places. */
    private static String path(String route, String... values) {
        String path = route;
        for (String value : values) {
            path = PLACE.matcher(path).replaceFirst(Matcher.quoteReplacement(encode(value)));
        }
        return path;
    }
}
