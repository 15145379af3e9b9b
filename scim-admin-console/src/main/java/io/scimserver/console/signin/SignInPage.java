package io.scimserver.console.signin;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Name and password. What is wrong with them is not told; who fails too often has to wait. Ends sessions too. */
@Path("/")
public final class SignInPage {

    private final AccountRegistry registry;
    private final PasswordCheck check;
    private final Sessions sessions;
    private final AdminAudit audit;

    public SignInPage(AccountRegistry registry, PasswordCheck check, Sessions sessions, AdminAudit audit) {
        this.registry = registry;
        this.check = check;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * @param name as it was entered
     * @param next the page to go to afterwards
     * @param problem the reason why the last attempt failed
     */
    public record Model(String name, String next, Optional<String> problem) {

        String canonicalName() {
            return AccountRegistry.canonical(name);
        }

        Model with(String found) {
            return new Model(name, next, Optional.of(found));
        }
    }

    @GET
    @Path(Links.SIGN_IN)
    public Response get(@BeanParam PageRequest request, @QueryParam("next") Optional<String> wanted) {
        Optional<String> next = wanted.filter(request.links()::isOwn);
        return request.visitor().administrator().isPresent()
                ? PageResult.redirect(next.orElse(request.links().home()))
                : show(new Model("", next.orElse(""), Optional.empty())).withStatus(200);
    }

    @POST
    @Path(Links.SIGN_IN)
    public Response post(
            @BeanParam PageRequest request,
            @FormParam("name") @DefaultValue("") String entered,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") Optional<String> wanted) {
        Model page =
                new Model(entered.strip(), wanted.filter(request.links()::isOwn).orElse(""), Optional.empty());
        PasswordCheck.Result result =
                check.signIn(page.canonicalName(), password, request.visitor().address());
        return result.outcome() == PasswordCheck.Outcome.RIGHT
                ? signedIn(request, page)
                : refused(request, page, result);
    }

    private Response signedIn(PageRequest request, Model page) {
        record(request, page, AdminAction.SIGNED_IN);
        return sessions.begin(page.canonicalName())
                .redirect(page.next().isEmpty() ? request.links().home() : page.next());
    }

    private Response refused(PageRequest request, Model page, PasswordCheck.Result result) {
        return switch (result.outcome()) {
            case TOO_MANY_ATTEMPTS -> tooMany(page, result.retryAfter());
            case BUSY -> later(503, page.with("The server is busy. Try again."), result.retryAfter());
            case IMPOSSIBLE -> wrong(page);
            default -> {
                record(request, page, AdminAction.SIGN_IN_FAILED);
                yield wrong(page);
            }
        };
    }

    private void record(PageRequest request, Model page, AdminAction action) {
        audit.recordOf(
                registry.administrator(page.canonicalName()),
                action,
                request.visitor().address());
    }

    private static Response wrong(Model page) {
        return show(page.with("Name or password is wrong.")).withStatus(401);
    }

    private static Response tooMany(Model page, Duration wait) {
        String time = Texts.count(wait.toSeconds() + 1, "second");
        return later(429, page.with("Too many attempts. Try again in " + time + "."), wait);
    }

    private static Response later(int status, Model page, Duration wait) {
        return Response.status(status)
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                .entity(show(page))
                .build();
    }

    private static PageResult show(Model page) {
        return PageResult.page("accounts/signin", "Sign in", page);
    }

    @POST
    @Path(Links.SIGN_OUT)
    public Response signOut(@BeanParam PageRequest request) {
        sessions.end(request.visitor().cookie().value());
        request.visitor()
                .administrator()
                .flatMap(by -> registry.administrator(by.name()))
                .ifPresent(by -> audit.recordOf(
                        Optional.of(by),
                        AdminAction.SIGNED_OUT,
                        request.visitor().address()));
        return new ConsoleCookie(ConsoleCookie.Kind.SESSION, "")
                .redirect(FlashMessage.SIGNED_OUT.on(request.links().to(Links.SIGN_IN)));
    }
}
