package io.scimserver.console.schema;

import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.CustomAttribute;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** Tells, while a name is typed, which short name is made from it. */
@Path(Links.PROVISIONING + "/short-name")
public final class ShortNamePage {

    private static final int MAX_LENGTH = 128;

    public record Model(Optional<String> shortName) {}

    @GET
    public PageResult get(@QueryParam("name") Optional<String> name) {
        Optional<String> usable = name.filter(text -> text.length() <= MAX_LENGTH);
        return PageResult.part("part/shortName", new Model(usable.map(CustomAttribute::aliasFor)));
    }
}
