package io.scimserver.console.provisioning;

import io.scimserver.console.accounts.Company;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchemas;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What to enter where, for each identity provider. */
public final class SetupPage implements Page {

    private final ScimAddress address;
    private final CustomSchemas schemas;

    SetupPage(ScimAddress address, CustomSchemas schemas) {
        this.address = address;
        this.schemas = schemas;
    }

    /** One tab. */
    public record Tab(String name, String target, boolean current) {}

    /**
     * @param provider the identity provider whose tab is open
     * @param customUrn the schema of the company's own attributes
     */
    public record Model(
            Company company,
            List<Tab> tabs,
            Provider provider,
            String scimUrl,
            String urlWithoutVersion,
            String customUrn,
            List<CustomAttribute> customAttributes) {

        /** The URN of the company's own attributes in OneLogin's template, after another one; empty without attributes. */
        public String templateUrn() {
            return customAttributes.isEmpty() ? "" : ",\n    \"" + customUrn + "\"";
        }

        /** The company's own attributes in OneLogin's template, after another member; empty without attributes. */
        public String templateMember() {
            return customAttributes.isEmpty()
                    ? ""
                    : customAttributes.stream()
                            .map(CustomAttribute::alias)
                            .map(alias -> "    \"" + alias + "\": \"{$parameters." + alias + "}\"")
                            .collect(Collectors.joining(",\n", ",\n  \"" + customUrn + "\": {\n", "\n  }"));
        }
    }

    @Override
    public Reply get(Visit visit) {
        Company company = visit.company();
        Provider provider = Provider.of(visit.query().find("provider").orElse(""));
        CustomSchema custom = schemas.customSchema(company.tenant());
        Model model = new Model(
                company,
                tabs(company, provider),
                provider,
                address.url(visit.client()),
                address.urlWithoutVersion(visit.client()),
                custom.urn(),
                custom.attributes().stream()
                        .filter(attribute -> !attribute.retired())
                        .toList());
        return Reply.page("provisioning/setup", "Set up " + provider.title(), model);
    }

    private static List<Tab> tabs(Company company, Provider open) {
        return Arrays.stream(Provider.values())
                .map(each ->
                        new Tab(each.title(), Links.setup(company) + "?provider=" + each.code(), each.equals(open)))
                .toList();
    }
}
