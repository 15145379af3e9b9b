package io.scimserver.example.support;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens pages of the console as a browser without scripts does: keeps cookies, sends forms with their hidden fields. */
public final class Browser {

    public static final String PASSWORD = "correct horse battery";

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f]+)\"");
    private static final Pattern SECRET = Pattern.compile("scim_[A-Za-z0-9_-]{16,}");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI site;
    private final Map<String, String> cookies = new TreeMap<>();
    private Optional<String> address = Optional.empty();

    private Browser(URI site) {
        this.site = site;
    }

    public static Browser at(RunningServer server) {
        return new Browser(server.url().resolve("/"));
    }

    /** Returns a new browser with this address, at a server that trusts the tests as a proxy. */
    public static Browser at(RunningServer server, String address) {
        Browser browser = at(server);
        browser.address = Optional.of(address);
        return browser;
    }

    /** Starts a browser at a server whose operator has {@link #PASSWORD}. */
    public static RunningServer server(String... options) throws Exception {
        return RunningServer.start(Map.of("SCIM_ADMIN_PASSWORD", PASSWORD), options);
    }

    public static Browser signedIn(RunningServer server, String name, String password) throws Exception {
        Browser browser = at(server);
        HttpResponse<String> response = browser.signIn(name, password);
        if (response.statusCode() != 303) {
            throw new AssertionError("not signed in: " + response.statusCode() + " " + response.body());
        }
        return browser;
    }

    public static Browser operator(RunningServer server) throws Exception {
        return signedIn(server, "admin", PASSWORD);
    }

    /** Returns the same browser, with its cookie, at a server that was started anew. */
    public Browser movedTo(RunningServer server) {
        Browser moved = at(server);
        moved.cookies.putAll(cookies);
        return moved;
    }

    public HttpResponse<String> signIn(String name, String password) throws Exception {
        return submit("/admin/sign-in", "/admin/sign-in", Map.of("name", name, "password", password));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return exchange(request(path).GET());
    }

    /** Opens a page, fills in its form, and sends it to a path. */
    public HttpResponse<String> submit(String page, String target, Map<String, String> fields) throws Exception {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("key", key(get(page).body()));
        return post(target, all);
    }

    /** Sends a form to the page that it is on. */
    public HttpResponse<String> submit(String page, Map<String, String> fields) throws Exception {
        return submit(page, page, fields);
    }

    /** Enables a company and makes a token for it. */
    public String enabledCompanysToken(String company) throws Exception {
        String provisioning = "/admin/companies/" + company + "/integrations/provisioning";
        submit(provisioning, provisioning + "/switch", Map.of("confirm", "enable"));
        Matcher secret = SECRET.matcher(submit(provisioning + "/tokens/new", Map.of("label", "Entra", "days", "90"))
                .body());
        if (!secret.find()) {
            throw new AssertionError("no token was made");
        }
        return secret.group();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a form as it is. */
    public HttpResponse<String> post(String target, Map<String, String> fields, String... headers) throws Exception {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request);
    }

    public HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    private void keep(String set) {
        String name = set.substring(0, set.indexOf('='));
        if (set.contains("; Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, set.substring(0, set.indexOf(';')));
        }
    }

    /** Follows another site's link: a browser leaves out the cookies, all of them SameSite=Strict. */
    public HttpResponse<String> followAnotherSitesLink(String path) throws Exception {
        return exchange(HttpRequest.newBuilder(site.resolve(path))
                .header("Sec-Fetch-Site", "cross-site")
                .GET());
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path));
        address.ifPresent(from -> request.header("X-Forwarded-For", from));
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies.values()));
        }
        return request;
    }

    public Optional<String> session() {
        return Optional.ofNullable(cookies.get("scim-console"));
    }

    /** The same cookies in another browser, as a thief of it would have. */
    public Browser copy() {
        Browser copy = new Browser(site);
        copy.cookies.putAll(cookies);
        return copy;
    }

    public static String key(String page) {
        Matcher matcher = KEY.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no form on the page: " + page);
        }
        return matcher.group(1);
    }
}
