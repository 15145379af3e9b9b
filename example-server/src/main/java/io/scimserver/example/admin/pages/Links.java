package io.scimserver.example.admin.pages;

import io.scimserver.example.admin.directory.Company;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The paths of the console's pages. */
public final class Links {

    static final String COMPANIES = "/admin/companies";
    static final String AUDIT = "/admin/audit";
    static final String PASSWORD = "/admin/password";

    /** The log of what belongs to no company. */
    public static final String UNASSIGNED_ACTIVITY = "/admin/activity";

    private Links() {}

    public static String company(Company company) {
        return COMPANIES + "/" + company.id();
    }

    public static String settings(Company company) {
        return company(company) + "/settings";
    }

    public static String employees(Company company) {
        return company(company) + "/employees";
    }

    public static String employee(Company company, String id) {
        return employees(company) + "/" + encode(id);
    }

    /** Also of an employee who is deleted. */
    public static String history(Company company, String id) {
        return employee(company, id) + "/history";
    }

    public static String deleted(Company company) {
        return company(company) + "/deleted-employees";
    }

    public static String administrators(Company company) {
        return company(company) + "/administrators";
    }

    public static String audit(Company company) {
        return company(company) + "/audit";
    }

    public static String integrations(Company company) {
        return company(company) + "/integrations";
    }

    public static String provisioning(Company company) {
        return integrations(company) + "/provisioning";
    }

    /** A request in the activity log, by its correlation id. */
    public static String request(Company company, String requestId) {
        return activity(company) + "/entries/" + encode(requestId);
    }

    public static String guard(Company company) {
        return provisioning(company) + "/guard";
    }

    public static String setup(Company company) {
        return provisioning(company) + "/setup";
    }

    public static String tokens(Company company) {
        return provisioning(company) + "/tokens";
    }

    public static String attributes(Company company) {
        return provisioning(company) + "/attributes";
    }

    public static String preview(Company company) {
        return provisioning(company) + "/preview";
    }

    public static String api(Company company) {
        return provisioning(company) + "/api";
    }

    static String attribute(Company company, String alias) {
        return attributes(company) + "/" + encode(alias);
    }

    public static String activity(Company company) {
        return provisioning(company) + "/activity";
    }

    public static String connectionCheck(Company company) {
        return provisioning(company) + "/connection-check";
    }

    public static String activityEntry(Company company, String id) {
        return activity(company) + "/entries/" + encode(id);
    }

    /** Text as part of a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
