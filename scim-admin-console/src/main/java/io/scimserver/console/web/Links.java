package io.scimserver.console.web;

import io.scimserver.console.access.Company;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
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

    /** Path of the log of entries that belong to no company. */
    public static final String UNASSIGNED_ACTIVITY = "activity";

    public static final String COMPANY = COMPANIES + "/{company}";
    public static final String SETTINGS = COMPANY + "/settings";
    public static final String ADMINISTRATORS = COMPANY + "/administrators";
    public static final String AUDIT = COMPANY + "/audit";
    public static final String EMPLOYEES = COMPANY + "/employees";
    public static final String EMPLOYEE = EMPLOYEES + "/{id}";
    public static final String HISTORY = EMPLOYEE + "/history";
    public static final String DELETED = COMPANY + "/deleted-employees";
    public static final String ATTENTION = COMPANY + "/attention";
    public static final String GROUPS = COMPANY + "/groups";
    public static final String GROUP = GROUPS + "/{id}";
    public static final String GROUP_HISTORY = GROUP + "/history";
    public static final String GROUPS_SWITCH = COMPANY + "/groups-switch/{state}";
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
    public static final String MAPPING = PROVISIONING + "/mapping";
    public static final String PREVIEW = PROVISIONING + "/preview";
    public static final String API = PROVISIONING + "/api";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

    /** Parts of a decoded path: empty segments, backslashes, what is encoded twice, control characters, dot segments. */
    private static final Pattern AMBIGUOUS = Pattern.compile("//|[\\\\%\\p{Cc}]|/\\.{1,2}(?:[/;]|$)");

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    public static Links of(UriInfo uri) {
        return new Links(uri.getBaseUri().getRawPath().replaceAll("/+$", ""));
    }

    public String home() {
        return root.isEmpty() ? "/" : root;
    }

    /** Returns the link to a page, with these values in the places of its path. */
    public String to(String page, String... values) {
        String path = root + "/" + page;
        for (String value : values) {
            path = PLACE.matcher(path).replaceFirst(Matcher.quoteReplacement(encode(value)));
        }
        return path;
    }

    /** Returns the link to a page of a company; the values come after the company's. */
    public String to(String page, Company company, String... values) {
        return to(page.replace(COMPANY, COMPANIES + "/" + encode(company.id())), values);
    }

    /**
     * Returns true if the target is a page of this console: to other ones no link leads that a visitor brings along. Its
     * path is below the console's wherever browsers, proxies and containers may read it in different ways.
     */
    public boolean isOwn(String target) {
        try {
            return target.startsWith(root + "/")
                    && !target.startsWith("//")
                    && VISIBLE_ASCII.matcher(target).matches()
                    && !AMBIGUOUS.matcher(new URI(target).getPath()).find();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Encodes text as part of a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
