package io.scimserver.console.schema;

import io.scimserver.console.access.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The company's own attributes: which there are, and what to map; defines more of them, and sets which of their two names identity providers see. */
@Path("/")
public final class AttributesPage {

    private final OwnAttributes attributes;

    public AttributesPage(OwnAttributes attributes) {
        this.attributes = attributes;
    }

    /**
     * @param path the full name, as identity providers want it
     * @param target the attribute's own page
     */
    public record Row(CustomAttribute attribute, AttributeKind kind, String path, String target) {}

    public record ShortName(Optional<String> shortName) {}

    /** Form as it was entered, to be corrected. */
    public record AttributeForm(String name, String kind, String values) {}

    public record Model(
            Company company,
            List<Row> inUse,
            List<Row> retired,
            boolean displayNames,
            List<AttributeKind> kinds,
            AttributeForm form,
            Optional<String> problem) {}

    @GET
    @Path(Links.ATTRIBUTES)
    public PageResult get(
            @BeanParam PageRequest request,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("type") @DefaultValue("option") String type) {
        return show(request, new AttributeForm(name, type, ""), Optional.empty());
    }

    @POST
    @Path(Links.ATTRIBUTES)
    public Response post(
            @BeanParam PageRequest request,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("type") @DefaultValue("") String type,
            @FormParam("values") @DefaultValue("") String values) {
        AttributeForm form = new AttributeForm(name.strip(), type, values);
        try {
            attributes.define(request, read(form));
            return PageResult.redirect(
                    request.links().to(Links.ATTRIBUTES, request.company()), FlashMessage.ATTRIBUTE_DEFINED);
        } catch (IllegalArgumentException e) {
            return show(request, form, Optional.of(Texts.sentence(e))).withStatus(422);
        }
    }

    private static CustomAttribute read(AttributeForm form) {
        CustomAttribute.Type type =
                AttributeKind.find(form.kind()).orElseThrow(() -> new IllegalArgumentException("choose a type"));
        return CustomAttribute.named(form.name(), type).allowing(lines(form.values()));
    }

    /** Returns one value for each line; blank lines do not count. */
    static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private PageResult show(PageRequest request, AttributeForm form, Optional<String> problem) {
        Company company = request.company();
        CustomSchema custom = attributes.of(company);
        Model model = new Model(
                company,
                rows(request, custom, false),
                rows(request, custom, true),
                custom.advertised() == AdvertisedName.DISPLAY_NAME,
                AttributeKind.all(),
                form,
                problem);
        return PageResult.page("schema/attributes", "Custom attributes", model);
    }

    private static List<Row> rows(PageRequest request, CustomSchema custom, boolean retired) {
        return custom.attributes().stream()
                .filter(attribute -> attribute.retired() == retired)
                .map(attribute -> new Row(
                        attribute,
                        AttributeKind.of(attribute.type()),
                        custom.urn() + ":" + attribute.alias(),
                        request.links().to(Links.ATTRIBUTE, request.company(), attribute.alias())))
                .toList();
    }

    @POST
    @Path(Links.PROVISIONING + "/attribute-names")
    public Response advertise(@BeanParam PageRequest request, @FormParam("advertised") @DefaultValue("") String names) {
        switch (names) {
            case "short" -> attributes.advertise(request, AdvertisedName.ALIAS);
            case "display" -> attributes.advertise(request, AdvertisedName.DISPLAY_NAME);
            default -> throw new PageException(400, "The form does not say which names to show.");
        }
        return PageResult.redirect(
                request.links().to(Links.ATTRIBUTES, request.company()), FlashMessage.ATTRIBUTE_NAMES_CHANGED);
    }

    private static final int MAX_LENGTH = 128;

    @GET
    @Path(Links.PROVISIONING + "/short-name")
    public PageResult shortName(@QueryParam("name") Optional<String> name) {
        Optional<String> usable = name.filter(text -> text.length() <= MAX_LENGTH);
        return PageResult.part("part/shortName", new ShortName(usable.map(CustomAttribute::aliasFor)));
    }
}
