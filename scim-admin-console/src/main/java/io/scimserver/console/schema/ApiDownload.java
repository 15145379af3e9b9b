package io.scimserver.console.schema;

import io.scimserver.ScimServer;
import io.scimserver.console.provisioning.ScimAddress;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import java.net.URI;
import java.util.Map;

/** The company's SCIM interface as an OpenAPI document, to be saved. */
final class ApiDownload implements Page {

    private final ScimServer scim;
    private final ScimAddress address;

    ApiDownload(ScimServer scim, ScimAddress address) {
        this.scim = scim;
        this.address = address;
    }

    @Override
    public Reply get(Visit visit) {
        URI url = URI.create(address.url(visit.client()));
        return new Reply.File(
                "application/json",
                scim.openApi(visit.company().tenant(), url).toPrettyString(),
                Map.of("Content-Disposition", "attachment; filename=\"openapi.json\""));
    }
}
