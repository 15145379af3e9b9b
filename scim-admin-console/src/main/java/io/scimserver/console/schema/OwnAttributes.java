package io.scimserver.console.schema;

import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.PageRequest;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import java.util.List;
import java.util.Optional;

/**
 * Attributes that a company has defined for its employees: read, and changed in an administrator's name. An impossible
 * change is an {@link IllegalArgumentException} with a message for administrators. Safe for use by many threads.
 */
public final class OwnAttributes {

    private final CustomSchemas schemas;
    private final AdminAudit audit;

    public OwnAttributes(CustomSchemas schemas, AdminAudit audit) {
        this.schemas = schemas;
        this.audit = audit;
    }

    CustomSchema of(Company company) {
        return schemas.customSchema(company.tenant());
    }

    /** The attribute with this short name. */
    CustomAttribute named(PageRequest request, String alias) {
        return of(request.company()).attributes().stream()
                .filter(attribute -> attribute.alias().equals(alias))
                .findFirst()
                .orElseThrow(PageException::notFound);
    }

    /**
     * Defines an attribute. A retired one is not brought back by its name: the values that employees have of it would
     * come unasked.
     */
    void define(PageRequest request, CustomAttribute attribute) {
        Optional<CustomAttribute> retired = of(request.company()).attributes().stream()
                .filter(old -> old.retired() && old.alias().equalsIgnoreCase(attribute.alias()))
                .findFirst();
        if (retired.isPresent()) {
            throw new IllegalArgumentException(
                    "the retired attribute '" + retired.get().displayName()
                            + "' has the short name '" + attribute.alias()
                            + "'; reinstate it, with what employees have of it, or choose another name");
        }
        schemas.define(request.company().tenant(), attribute);
        audit.record(request, AdminAction.ATTRIBUTE_DEFINED.of(attribute.alias(), attribute.displayName()));
    }

    void rename(PageRequest request, String alias, String name) {
        String before = displayName(request, alias);
        schemas.rename(request.company().tenant(), alias, name);
        audit.record(request, AdminAction.ATTRIBUTE_CHANGED.of(alias, name).changing("name", before, name));
    }

    void allow(PageRequest request, String alias, List<String> values) {
        schemas.allow(request.company().tenant(), alias, values);
        String name = displayName(request, alias);
        audit.record(
                request, AdminAction.ATTRIBUTE_CHANGED.of(alias, name).noting("values", String.join(", ", values)));
    }

    void retire(PageRequest request, String alias) {
        schemas.retire(request.company().tenant(), alias);
        audit.record(request, AdminAction.ATTRIBUTE_RETIRED.of(alias, displayName(request, alias)));
    }

    void reinstate(PageRequest request, String alias) {
        schemas.reinstate(request.company().tenant(), alias);
        audit.record(request, AdminAction.ATTRIBUTE_REINSTATED.of(alias, displayName(request, alias)));
    }

    void advertise(PageRequest request, AdvertisedName name) {
        schemas.advertise(request.company().tenant(), name);
        audit.record(request, AdminAction.ATTRIBUTE_NAMES_CHANGED.ofTheCompany().noting("names", name.name()));
    }

    private String displayName(PageRequest request, String alias) {
        return of(request.company()).attributes().stream()
                .filter(attribute -> attribute.alias().equals(alias))
                .map(CustomAttribute::displayName)
                .findFirst()
                .orElse(alias);
    }
}
