package io.scimserver.console.schema;

import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomAttribute;
import java.util.Optional;

/** Tells, while a name is typed, which short name is made from it. */
public final class ShortNamePage implements Page {

    private static final int MAX_LENGTH = 128;

    public record Model(Optional<String> shortName) {}

    @Override
    public Reply get(Visit visit) {
        Optional<String> name = visit.query().find("name").filter(text -> text.length() <= MAX_LENGTH);
        return new Reply.Fragment("part/shortName", new Model(name.map(CustomAttribute::aliasFor)));
    }
}
