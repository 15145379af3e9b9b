package io.scimserver.console.schema;

import io.scimserver.console.access.Company;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Confirmation;
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

/**
 * One of the company's own attributes: renames it, changes the values that an option allows, takes
 * it out of use, after it has asked, and into use again. That touches nothing of what employees have of it.
 */
@Path("/")
public final class AttributePage {

    private final OwnAttributes attributes;
    private final Employees employees;

    public AttributePage(OwnAttributes attributes, Employees employees) {
        this.attributes = attributes;
        this.employees = employees;
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
    @Path(Links.ATTRIBUTE)
    public PageResult get(@BeanParam PageRequest request, @PathParam("alias") String alias) {
        CustomAttribute attribute = attributes.named(request, alias);
        return show(request, attribute, attribute.displayName(), values(attribute), Optional.empty());
    }

    @POST
    @Path(Links.ATTRIBUTE)
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
            return PageResult.redirect(
                    request.links().to(Links.ATTRIBUTES, request.company()), FlashMessage.ATTRIBUTE_CHANGED);
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
                request.links().to(Links.ATTRIBUTE, request.company(), attribute.alias()),
                name,
                values,
                problem);
        return PageResult.page("schema/attribute", attribute.displayName(), model);
    }

    private static String values(CustomAttribute attribute) {
        return String.join("\n", attribute.allowedValues());
    }

    @GET
    @Path(Links.ATTRIBUTE + "/retire")
    public PageResult confirm(@BeanParam PageRequest request, @PathParam("alias") String alias) {
        CustomAttribute attribute = attributes.named(request, alias);
        if (attribute.retired()) {
            throw new PageException(409, "The attribute is retired already.");
        }
        int having = employees.having(request, attribute);
        return new Confirmation(
                        "“" + attribute.displayName() + "” will be neither shown nor changed any more, and identity"
                                + " providers no longer see it. Nothing is deleted: " + Texts.count(having, "employee")
                                + (having == 1 ? " has" : " have")
                                + " a value, which is kept and comes back when you reinstate the attribute. Take it out of"
                                + " the mapping at your identity provider too.",
                        "Retire the attribute",
                        "retire",
                        request.links().to(Links.ATTRIBUTES, request.company()))
                .asPage("Retire an attribute");
    }

    @POST
    @Path(Links.ATTRIBUTE + "/retire")
    public Response retire(
            @BeanParam PageRequest request,
            @PathParam("alias") String name,
            @FormParam("confirm") @DefaultValue("") String action) {
        String alias = attributes.named(request, name).alias();
        return switch (action) {
            case "retire" -> {
                attributes.retire(request, alias);
                yield PageResult.redirect(
                        request.links().to(Links.ATTRIBUTES, request.company()), FlashMessage.ATTRIBUTE_RETIRED);
            }
            case "reinstate" -> {
                attributes.reinstate(request, alias);
                yield PageResult.redirect(
                        request.links().to(Links.ATTRIBUTES, request.company()), FlashMessage.ATTRIBUTE_REINSTATED);
            }
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }
}
