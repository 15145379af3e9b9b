package io.scimserver.console.schema;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import java.util.List;
import java.util.Optional;

/**
 * The attributes that a company has defined for its employees: read, and changed in an administrator's name. What cannot
 * be is an {@link IllegalArgumentException} with a message for administrators. Safe for use by many threads.
 */
final class OwnAttributes {

    private final CustomSchemas schemas;
    private final Acts acts;

    public OwnAttributes(CustomSchemas schemas, Acts acts) {
        this.schemas = schemas;
        this.acts = acts;
    }

    CustomSchema of(Company company) {
        return schemas.customSchema(company.tenant());
    }

    /** The attribute whose short name stands in the path. */
    CustomAttribute named(Visit visit) {
        String alias = visit.segment("alias");
        return of(visit.company()).attributes().stream()
                .filter(attribute -> attribute.alias().equals(alias))
                .findFirst()
                .orElseThrow(PageException::notFound);
    }

    /** A retired attribute is not brought back by its name: what employees have of it would come unasked. */
    void define(Visit visit, CustomAttribute attribute) {
        Optional<CustomAttribute> retired = of(visit.company()).attributes().stream()
                .filter(old -> old.retired() && old.alias().equalsIgnoreCase(attribute.alias()))
                .findFirst();
        if (retired.isPresent()) {
            throw new IllegalArgumentException(
                    "the retired attribute '" + retired.get().displayName()
                            + "' has the short name '" + attribute.alias()
                            + "'; reinstate it, with what employees have of it, or choose another name");
        }
        schemas.define(visit.company().tenant(), attribute);
        acts.record(visit, Act.ATTRIBUTE_DEFINED.of(attribute.alias(), attribute.displayName()));
    }

    void rename(Visit visit, String alias, String name) {
        String before = displayName(visit, alias);
        schemas.rename(visit.company().tenant(), alias, name);
        acts.record(visit, Act.ATTRIBUTE_CHANGED.of(alias, name).changing("name", before, name));
    }

    void allow(Visit visit, String alias, List<String> values) {
        schemas.allow(visit.company().tenant(), alias, values);
        String name = displayName(visit, alias);
        acts.record(visit, Act.ATTRIBUTE_CHANGED.of(alias, name).noting("values", String.join(", ", values)));
    }

    void retire(Visit visit, String alias) {
        schemas.retire(visit.company().tenant(), alias);
        acts.record(visit, Act.ATTRIBUTE_RETIRED.of(alias, displayName(visit, alias)));
    }

    void reinstate(Visit visit, String alias) {
        schemas.reinstate(visit.company().tenant(), alias);
        acts.record(visit, Act.ATTRIBUTE_REINSTATED.of(alias, displayName(visit, alias)));
    }

    void advertise(Visit visit, AdvertisedName name) {
        schemas.advertise(visit.company().tenant(), name);
        acts.record(visit, Act.ATTRIBUTE_NAMES_CHANGED.ofTheCompany().noting("names", name.name()));
    }

    private String displayName(Visit visit, String alias) {
        return of(visit.company()).attributes().stream()
                .filter(attribute -> attribute.alias().equals(alias))
                .map(CustomAttribute::displayName)
                .findFirst()
                .orElse(alias);
    }
}
