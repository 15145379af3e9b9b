package io.scimserver.console.schema;

import io.scimserver.console.employees.Employees;
import io.scimserver.console.page.Confirmation;
import io.scimserver.console.page.Links;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Notice;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomAttribute;

/** Takes an attribute out of use, after it has asked, and into use again. Neither touches what employees have of it. */
final class RetireAttributePage implements Page {

    private final OwnAttributes attributes;
    private final Employees employees;

    RetireAttributePage(OwnAttributes attributes, Employees employees) {
        this.attributes = attributes;
        this.employees = employees;
    }

    @Override
    public Reply get(Visit visit) {
        CustomAttribute attribute = attributes.named(visit);
        if (attribute.retired()) {
            throw new PageException(409, "The attribute is retired already.");
        }
        int having = employees.having(visit, attribute);
        return new Confirmation(
                        "“" + attribute.displayName() + "” will be neither shown nor changed any more, and identity"
                                + " providers no longer see it. Nothing is deleted: " + Texts.count(having, "employee")
                                + (having == 1 ? " has" : " have")
                                + " a value, which is kept and comes back when you reinstate the attribute. Take it out of"
                                + " the mapping at your identity provider too.",
                        "Retire the attribute",
                        "retire",
                        Links.attributes(visit.company()))
                .asPage("Retire an attribute");
    }

    @Override
    public Reply post(Visit visit) {
        String alias = attributes.named(visit).alias();
        return switch (visit.form().raw("confirm")) {
            case "retire" -> {
                attributes.retire(visit, alias);
                yield Reply.redirect(Links.attributes(visit.company()), Notice.ATTRIBUTE_RETIRED);
            }
            case "reinstate" -> {
                attributes.reinstate(visit, alias);
                yield Reply.redirect(Links.attributes(visit.company()), Notice.ATTRIBUTE_REINSTATED);
            }
            default -> throw new PageException(400, "The form does not say what to do.");
        };
    }
}
