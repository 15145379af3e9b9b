package io.scimserver.console.schema;

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

/** Takes an attribute out of use, after it has asked, and into use again. Neither touches what employees have of it. */
@Path(Links.ATTRIBUTE + "/retire")
public final class RetireAttributePage {

    private final OwnAttributes attributes;
    private final Employees employees;

    public RetireAttributePage(OwnAttributes attributes, Employees employees) {
        this.attributes = attributes;
        this.employees = employees;
    }

    @GET
    public PageResult get(@BeanParam PageRequest request, @PathParam("alias") String alias) {
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
                        request.links().attributes(request.company()))
                .asPage("Retire an attribute");
    }

    @POST
    public Response post(
            @BeanParam PageRequest request,
            @PathParam("alias") String name,
            @FormParam("confirm") @DefaultValue("") String action) {
        String alias = attributes.named(request, name).alias();
        return switch (action) {
            case "retire" -> {
                attributes.retire(request, alias);
                yield PageResult.redirect(
                        request.links().attributes(request.company()), FlashMessage.ATTRIBUTE_RETIRED);
            }
            case "reinstate" -> {
                attributes.reinstate(request, alias);
                yield PageResult.redirect(
                        request.links().attributes(request.company()), FlashMessage.ATTRIBUTE_REINSTATED);
            }
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }
}
