package io.scimserver.console.web;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.signin.Digests;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the page for a request, after it has made sure that the visitor may see it and that a form came from this
 * console. A company that is not the visitor's looks like one that does not exist. Safe for use by many threads.
 */
public final class Router {

    /** Where visitors who are not signed in are sent. */
    public static final String SIGN_IN = "/admin/sign-in";

    /** The parameter that every form carries. */
    public static final String FORM_KEY = "key";

    /** The parameter with the page to go on with after the sign-in. */
    public static final String NEXT = "next";

    private final List<Route> routes;
    private final Directory directory;

    public Router(List<Route> routes, Directory directory) {
        this.routes = List.copyOf(routes);
        this.directory = directory;
    }

    /** What the visit is before its route is known, for pages of errors too. */
    Visit unrouted(RawRequest request, Visitor visitor) {
        return new Visit(
                request.path(),
                Map.of(),
                Parameters.none(),
                Parameters.none(),
                request.client(),
                visitor,
                Optional.empty());
    }

    Routed route(RawRequest request, Visitor visitor) {
        for (Route route : routes) {
            Optional<Map<String, String>> captured = route.match(request.path());
            if (captured.isPresent()) {
                return routed(route, captured.get(), request, visitor);
            }
        }
        throw visitor.administrator().isPresent() ? PageException.notFound() : new SignInRequired();
    }

    private Routed routed(Route route, Map<String, String> captured, RawRequest request, Visitor visitor) {
        if (route.audience() != Audience.EVERYBODY && visitor.administrator().isEmpty()) {
            throw new SignInRequired();
        }
        if (route.audience() == Audience.OPERATORS
                && visitor.administrator().filter(each -> each.isOperator()).isEmpty()) {
            throw PageException.notFound();
        }
        Optional<Company> company =
                Optional.ofNullable(captured.get(Route.COMPANY)).map(id -> enter(id, visitor));
        Parameters form = request.isPost() ? checkedForm(request, visitor) : Parameters.none();
        Visit visit = new Visit(
                request.path(), captured, Parameters.parse(request.query()), form, request.client(), visitor, company);
        return new Routed(route.page(), visit);
    }

    private Company enter(String id, Visitor visitor) {
        return directory
                .company(id)
                .filter(company -> visitor.administrator()
                        .filter(each -> each.mayEnter(company))
                        .isPresent())
                .orElseThrow(PageException::notFound);
    }

    private static Parameters checkedForm(RawRequest request, Visitor visitor) {
        if (!request.comesFromThisSite()) {
            throw new PageException(403, "This form was sent by another site.");
        }
        Parameters form = Parameters.parse(request.body());
        if (!Digests.equal(form.raw(FORM_KEY), visitor.formKey())) {
            throw new PageException(
                    403, "This form is no longer valid, because you have signed in or out since. Open its page again.");
        }
        return form;
    }

    /** The sign-in, and from there back to this page. */
    static String signInFor(RawRequest request) {
        String page = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        boolean worthReturning = !request.isPost() && !page.equals("/admin") && !page.equals("/admin/");
        return SIGN_IN + (worthReturning ? "?" + NEXT + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8) : "");
    }

    /** Returns true for the form that signs in, which only guests are shown. */
    static boolean isSignIn(RawRequest request) {
        return request.isPost() && request.path().equals(SIGN_IN);
    }

    /** The path to go on with, if it is one of this console. */
    public static Optional<String> next(Parameters parameters) {
        return parameters.find(NEXT).filter(Router::isOwnPath);
    }

    private static boolean isOwnPath(String target) {
        try {
            URI uri = URI.create(target);
            return !uri.isAbsolute() && uri.getRawAuthority() == null && target.startsWith("/admin/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A page and what it is asked. */
    record Routed(Page page, Visit visit) {}

    /** The visitor has to sign in first. */
    static final class SignInRequired extends RuntimeException {}
}
