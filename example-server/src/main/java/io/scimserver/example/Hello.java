package io.scimserver.example;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Placeholder: proves that Jersey and Grizzly are wired. */
@Path("/")
public final class Hello {
    @GET
    @Produces("text/plain")
    public String hello() {
        return "hello\n";
    }
}
