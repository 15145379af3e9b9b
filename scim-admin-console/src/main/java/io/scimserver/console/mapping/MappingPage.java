package io.scimserver.console.mapping;

import io.scimserver.console.access.Company;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Page of the attributes that the identity provider of a company sends, each with its fate by today's schema. */
@Path("/")
public final class MappingPage {

    private final CapturedMapping captured;

    public MappingPage(CapturedMapping captured) {
        this.captured = captured;
    }

    /**
     * @param people the number of people, as a text
     * @param last the time of the last request with the attribute
     */
    public record Row(FateRow fate, String people, String last) {}

    /** @param requests the number of requests that were looked into, as a text */
    public record Model(Company company, List<Row> rows, List<MappingFinding> findings, String requests) {}

    @GET
    @Path(Links.MAPPING)
    public PageResult get(@BeanParam PageRequest request) {
        Mapping mapping = captured.read(request);
        Model model = new Model(
                request.company(),
                mapping.attributes().stream()
                        .map(attribute -> row(request, attribute))
                        .toList(),
                MappingFinding.of(mapping),
                Texts.count(mapping.requests(), "request"));
        return PageResult.page("mapping/mapping", "Attributes that were sent", model);
    }

    private static Row row(PageRequest request, Mapping.Attribute attribute) {
        return new Row(
                FateRow.of(attribute.latest(), attribute.type(), request),
                Texts.count(attribute.people(), "person", "people"),
                Texts.time(attribute.last()));
    }
}
