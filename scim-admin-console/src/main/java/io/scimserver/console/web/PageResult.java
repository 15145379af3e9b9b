package io.scimserver.console.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * A page, or a part of one for a script that puts it in place. As the entity of a response it is rendered.
 *
 * @param template the name of the template
 * @param title the title of the page; empty for a part of one
 * @param model the data that the template shows, as its parameter {@code page}
 */
public record PageResult(String template, Optional<String> title, Object model) {

    public static PageResult page(String template, String title, Object model) {
        return new PageResult(template, Optional.of(title), model);
    }

    public static PageResult part(String template, Object model) {
        return new PageResult(template, Optional.empty(), model);
    }

    /** Returns the page as a response with this status. */
    public Response withStatus(int status) {
        return Response.status(status).entity(this).build();
    }

    /** Returns a redirect to another page, to be fetched with GET. */
    public static Response redirect(String target) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, target)
                .build();
    }

    /** Returns a redirect to a page that begins with a message. */
    public static Response redirect(String target, FlashMessage message) {
        return redirect(message.on(target));
    }
}
