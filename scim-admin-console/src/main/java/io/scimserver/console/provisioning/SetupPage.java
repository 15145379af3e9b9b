package io.scimserver.console.provisioning;

import io.scimserver.console.access.Company;
import io.scimserver.console.employees.CompanyGroups;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchemas;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Instructions for each identity provider: what to enter where. */
@Path("/")
public final class SetupPage {

    private final ScimAddress address;
    private final CustomSchemas schemas;
    private final CompanyGroups groups;

    public SetupPage(ScimAddress address, CustomSchemas schemas, CompanyGroups groups) {
        this.address = address;
        this.schemas = schemas;
        this.groups = groups;
    }

    /** Tab of an identity provider. */
    public record Tab(String name, String target, boolean current) {}

    /**
     * @param provider the identity provider whose tab is open
     * @param hasGroups true if the identity provider may send groups
     * @param customUrn the schema of the company's own attributes
     */
    public record Model(
            Company company,
            List<Tab> tabs,
            Provider provider,
            String scimUrl,
            String urlWithoutVersion,
            boolean hasGroups,
            String customUrn,
            List<CustomAttribute> customAttributes) {

        /**
         * Returns the URN of the company's own attributes in OneLogin's template, after another one; empty without
         * attributes.
         */
        public String templateUrn() {
            return customAttributes.isEmpty() ? "" : ",\n    \"" + customUrn + "\"";
        }

        /**
         * Returns the company's own attributes in OneLogin's template, after another member; empty without attributes.
         */
        public String templateMember() {
            return customAttributes.isEmpty()
                    ? ""
                    : customAttributes.stream()
                            .map(CustomAttribute::alias)
                            .map(alias -> "    \"" + alias + "\": \"{$parameters." + alias + "}\"")
                            .collect(Collectors.joining(",\n", ",\n  \"" + customUrn + "\": {\n", "\n  }"));
        }
    }

    @GET
    @Path(Links.SETUP)
    public PageResult get(@BeanParam PageRequest request, @QueryParam("provider") Optional<String> code) {
        Company company = request.company();
        Provider provider = Provider.of(code.orElse(""));
        CustomSchema custom = schemas.customSchema(company.tenant());
        Model model = new Model(
                company,
                tabs(request, provider),
                provider,
                address.url(request),
                address.urlWithoutVersion(request),
                groups.areOn(request),
                custom.urn(),
                custom.attributes().stream()
                        .filter(attribute -> !attribute.retired())
                        .toList());
        return PageResult.page("provisioning/setup", "Set up " + provider.title(), model);
    }

    private static List<Tab> tabs(PageRequest request, Provider open) {
        return Arrays.stream(Provider.values())
                .map(each -> new Tab(
                        each.title(),
                        request.links().to(Links.SETUP, request.company()) + "?provider=" + each.code(),
                        each.equals(open)))
                .toList();
    }
}
