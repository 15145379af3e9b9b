package io.scimserver.console.schema;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import java.util.List;
import java.util.Optional;

/** The company's own attributes: which there are, and what to map; defines more of them. */
public final class AttributesPage implements Page {

    private static final AttributeForm EMPTY = new AttributeForm("", "option", "");

    private final OwnAttributes attributes;

    AttributesPage(OwnAttributes attributes) {
        this.attributes = attributes;
    }

    /**
     * @param path the full name, as identity providers want it
     * @param target the attribute's own page
     */
    public record Row(CustomAttribute attribute, AttributeKind kind, String path, String target) {}

    /** What was entered, to be corrected. */
    public record AttributeForm(String name, String kind, String values) {}

    public record Model(
            Company company,
            List<Row> inUse,
            List<Row> retired,
            boolean displayNames,
            List<AttributeKind> kinds,
            AttributeForm form,
            Optional<String> problem) {}

    @Override
    public Reply get(Visit visit) {
        return show(visit, EMPTY, Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        AttributeForm form = new AttributeForm(
                visit.form().find("name").orElse(""),
                visit.form().raw("type"),
                visit.form().raw("values"));
        try {
            attributes.define(visit, read(form));
            return Reply.redirect(Links.attributes(visit.company()), Notice.ATTRIBUTE_DEFINED);
        } catch (IllegalArgumentException e) {
            return show(visit, form, Optional.of(Texts.sentence(e))).withStatus(422);
        }
    }

    private static CustomAttribute read(AttributeForm form) {
        CustomAttribute.Type type =
                AttributeKind.find(form.kind()).orElseThrow(() -> new IllegalArgumentException("choose a type"));
        return CustomAttribute.named(form.name(), type).allowing(lines(form.values()));
    }

    /** One value a line; blank lines do not count. */
    static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private Reply.Html show(Visit visit, AttributeForm form, Optional<String> problem) {
        Company company = visit.company();
        CustomSchema custom = attributes.of(company);
        Model model = new Model(
                company,
                rows(company, custom, false),
                rows(company, custom, true),
                custom.advertised() == AdvertisedName.DISPLAY_NAME,
                AttributeKind.all(),
                form,
                problem);
        return Reply.page("schema/attributes", "Custom attributes", model);
    }

    private static List<Row> rows(Company company, CustomSchema custom, boolean retired) {
        return custom.attributes().stream()
                .filter(attribute -> attribute.retired() == retired)
                .map(attribute -> new Row(
                        attribute,
                        AttributeKind.of(attribute.type()),
                        custom.urn() + ":" + attribute.alias(),
                        Links.attribute(company, attribute.alias())))
                .toList();
    }
}
