package io.scimserver.console.layout;

import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/**
 * Page about a request that was not carried out.
 *
 * @param status the HTTP status
 * @param heading above the text
 * @param text a sentence for the visitor
 * @param id under which the log has the cause
 */
public record ErrorModel(int status, String heading, String text, Optional<String> id) {

    /** Returns the page about a request that cannot be answered; {@code text} is a sentence for the visitor. */
    static ErrorModel of(int status, String text) {
        return new ErrorModel(status, heading(status), text, Optional.empty());
    }

    static ErrorModel of(WebApplicationException problem, String method) {
        int status = problem.getResponse().getStatus();
        return of(
                status, problem instanceof PageException ? String.valueOf(problem.getMessage()) : text(status, method));
    }

    static ErrorModel unexpected(String id) {
        return new ErrorModel(
                500,
                "Something went wrong",
                "The page could not be shown. The server's log says why.",
                Optional.of(id));
    }

    PageResult page() {
        return PageResult.page("error", heading, this);
    }

    /** For what the Jakarta REST runtime refuses by itself. */
    private static String text(int status, String method) {
        return switch (status) {
            case 404 -> "There is no such page.";
            case 405 -> method.equals("POST") ? "This page has no form." : "This page only takes forms.";
            default -> "The parameters of the request could not be read.";
        };
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
