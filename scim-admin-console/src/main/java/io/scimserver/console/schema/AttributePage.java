package io.scimserver.console.schema;

import io.scimserver.console.access.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.CustomAttribute;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** One of the company's own attributes: renames it, changes the values that an option allows. */
@Path(Links.ATTRIBUTE)
public final class AttributePage {

    private final OwnAttributes attributes;

    public AttributePage(OwnAttributes attributes) {
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

    @GET
    public PageResult get(@BeanParam PageRequest request, @PathParam("alias") String alias) {
        CustomAttribute attribute = attributes.named(request, alias);
        return show(request, attribute, attribute.displayName(), values(attribute), Optional.empty());
    }

    @POST
    public Response post(
            @BeanParam PageRequest request,
            @PathParam("alias") String alias,
            @FormParam("change") @DefaultValue("") String change,
            @FormParam("name") @DefaultValue("") String entered,
            @FormParam("values") @DefaultValue("") String values) {
        CustomAttribute attribute = attributes.named(request, alias);
        String name = entered.strip();
        try {
            switch (change) {
                case "name" -> attributes.rename(request, alias, name);
                case "values" -> attributes.allow(request, alias, AttributesPage.lines(values));
                default -> throw new PageException(400, "The form does not say what to do.");
            }
            return PageResult.redirect(request.links().attributes(request.company()), FlashMessage.ATTRIBUTE_CHANGED);
        } catch (IllegalArgumentException e) {
            boolean naming = change.equals("name");
            return show(
                            request,
                            attributes.named(request, alias),
                            naming ? name : attribute.displayName(),
                            naming ? values(attribute) : values,
                            Optional.of(Texts.sentence(e)))
                    .withStatus(422);
        }
    }

    private static PageResult show(
            PageRequest request, CustomAttribute attribute, String name, String values, Optional<String> problem) {
        Model model = new Model(
                request.company(),
                attribute,
                AttributeKind.of(attribute.type()),
                request.links().attribute(request.company(), attribute.alias()),
                name,
                values,
                problem);
        return PageResult.page("schema/attribute", attribute.displayName(), model);
    }

    private static String values(CustomAttribute attribute) {
        return String.join("\n", attribute.allowedValues());
    }
}
