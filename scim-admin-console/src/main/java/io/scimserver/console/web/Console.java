package io.scimserver.console.web;

import io.scimserver.console.signin.Sessions;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests to the console: always with a page that people can read. Safe for use by many threads. */
public final class Console {

    private static final Logger log = LoggerFactory.getLogger(Console.class);

    private final Router router;
    private final Renderer renderer;
    private final Sessions sessions;

    public Console(Router router, Renderer renderer, Sessions sessions) {
        this.router = router;
        this.renderer = renderer;
        this.sessions = sessions;
    }

    /** Never throws because of what was sent. */
    public Answer answer(RawRequest request) {
        Visitor stranger = new Visitor(sessions.randomText(), Optional.empty());
        try {
            Optional<String> guest = request.cookie(ConsoleCookie.Kind.GUEST);
            Visitor visitor = signedIn(request)
                    .or(() -> guest.map(cookie -> new Visitor(cookie, Optional.empty())))
                    .orElse(stranger);
            Answer answer = answer(request, visitor);
            return visitor.equals(stranger) ? answer.forGuest(visitor.cookie()) : answer;
        } catch (RuntimeException e) {
            String id = UUID.randomUUID().toString();
            log.error("The console could not answer {}; shown as {}", request, id, e);
            ErrorModel model = new ErrorModel(
                    "Something went wrong", "The page could not be shown. The server's log says why.", Optional.of(id));
            return html(error(500, model), router.unrouted(request, stranger));
        }
    }

    /** Returns true if the cookie is that of a session. */
    public boolean isSignedIn(String cookie) {
        return sessions.find(cookie).isPresent();
    }

    /** The answer to a form that is larger than any of the console's. */
    public Answer tooLarge() {
        return refusal(413, "The form is too large.");
    }

    /**
     * The answer to what is no request to the console.
     *
     * @param text a sentence for the visitor
     */
    public Answer refusal(int status, String text) {
        return Answer.html(status, renderer.refusal(new ErrorModel(heading(status), text, Optional.empty())));
    }

    /**
     * Who has a session. The form that signs in is a guest's even beside a session: a link from another site comes
     * without the session's cookie, so that page and form may differ in it.
     */
    private Optional<Visitor> signedIn(RawRequest request) {
        return request.cookie(ConsoleCookie.Kind.SESSION)
                .filter(cookie -> !Router.isSignIn(request))
                .flatMap(cookie -> sessions.find(cookie).map(found -> new Visitor(cookie, Optional.of(found))));
    }

    private Answer answer(RawRequest request, Visitor visitor) {
        try {
            Router.Routed routed = router.route(request, visitor);
            return answer(reply(request, routed), routed.visit());
        } catch (Router.SignInRequired e) {
            return answer(signIn(request), router.unrouted(request, visitor));
        } catch (PageException e) {
            ErrorModel model = new ErrorModel(heading(e.status()), e.text(), Optional.empty());
            return html(error(e.status(), model), router.unrouted(request, visitor));
        }
    }

    /**
     * The way to the sign-in, which leads on at once whoever has a session. After another site's link this has to be a
     * page of our own: what it opens comes with the session's cookie, what a redirect opens does not.
     */
    private static Reply signIn(RawRequest request) {
        String target = Router.signInFor(request);
        return request.comesByAnotherSitesLink()
                ? Reply.page("onward", "One moment", new Onward(target))
                : Reply.redirect(target);
    }

    private static Reply reply(RawRequest request, Router.Routed routed) {
        return switch (request.method()) {
            case "GET", "HEAD" -> routed.page().get(routed.visit());
            case "POST" -> routed.page().post(routed.visit());
            default -> throw new PageException(405, "The console is for browsers.");
        };
    }

    private Answer answer(Reply reply, Visit visit) {
        if (reply instanceof Reply.Html page) {
            return html(page, visit);
        } else if (reply instanceof Reply.Fragment fragment) {
            return Answer.html(200, renderer.fragment(fragment));
        } else if (reply instanceof Reply.Redirect redirect) {
            return Answer.redirect(redirect);
        } else if (reply instanceof Reply.File file) {
            return Answer.file(file);
        } else if (reply instanceof Reply.LongFile file) {
            return Answer.longFile(file);
        }
        throw new IllegalStateException("there are no other replies");
    }

    private Answer html(Reply.Html page, Visit visit) {
        Answer answer = Answer.html(page.status(), renderer.page(page, visit));
        return page.retryAfter()
                .map(wait -> answer.withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))))
                .orElse(answer);
    }

    private static Reply.Html error(int status, ErrorModel model) {
        return Reply.page("error", model.heading(), model).withStatus(status);
    }

    private static String heading(int status) {
        return switch (status) {
            case 403 -> "Not allowed";
            case 404 -> "Page not found";
            case 405 -> "Not possible here";
            case 408 -> "Too slow";
            case 409 -> "Not possible now";
            case 413 -> "Too large";
            case 503 -> "Busy";
            default -> "The request was not understood";
        };
    }
}
