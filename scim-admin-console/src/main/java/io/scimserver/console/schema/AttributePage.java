package io.scimserver.console.schema;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomAttribute;
import java.util.Optional;

/** One of the company's own attributes: renames it, changes the values that an option allows. */
public final class AttributePage implements Page {

    private final OwnAttributes attributes;

    AttributePage(OwnAttributes attributes) {
        this.attributes = attributes;
    }

    /** @param name and values as entered, to be corrected */
    public record Model(
            Company company,
            CustomAttribute attribute,
            AttributeKind kind,
            String target,
            String name,
            String values,
            Optional<String> problem) {

        public boolean isOption() {
            return attribute.type() == CustomAttribute.Type.OPTION;
        }
    }

    @Override
    public Reply get(Visit visit) {
        CustomAttribute attribute = attributes.named(visit);
        return show(visit, attribute.displayName(), values(attribute), Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        CustomAttribute attribute = attributes.named(visit);
        String name = visit.form().find("name").orElse("");
        String values = visit.form().raw("values");
        try {
            return change(visit, attribute.alias(), name, values);
        } catch (IllegalArgumentException e) {
            boolean naming = visit.form().raw("change").equals("name");
            return show(
                            visit,
                            naming ? name : attribute.displayName(),
                            naming ? values(attribute) : values,
                            Optional.of(Texts.sentence(e)))
                    .withStatus(422);
        }
    }

    private Reply change(Visit visit, String alias, String name, String values) {
        switch (visit.form().raw("change")) {
            case "name" -> attributes.rename(visit, alias, name);
            case "values" -> attributes.allow(visit, alias, AttributesPage.lines(values));
            default -> throw new PageException(400, "The form does not say what to do.");
        }
        return Reply.redirect(Links.attributes(visit.company()), Notice.ATTRIBUTE_CHANGED);
    }

    private Reply.Html show(Visit visit, String name, String values, Optional<String> problem) {
        CustomAttribute attribute = attributes.named(visit);
        Model model = new Model(
                visit.company(),
                attribute,
                AttributeKind.of(attribute.type()),
                Links.attribute(visit.company(), attribute.alias()),
                name,
                values,
                problem);
        return Reply.page("schema/attribute", attribute.displayName(), model);
    }

    private static String values(CustomAttribute attribute) {
        return String.join("\n", attribute.allowedValues());
    }
}
