package io.scimserver.console;

import io.scimserver.console.access.SignIn;
import io.scimserver.console.filter.CompanyFilter;
import io.scimserver.console.filter.ErrorMapper;
import io.scimserver.console.filter.FormFilter;
import io.scimserver.console.filter.OperatorsFilter;
import io.scimserver.console.filter.VisitorFilter;
import io.scimserver.console.layout.Assets;
import io.scimserver.console.layout.PageFilter;
import io.scimserver.console.layout.Renderer;
import io.scimserver.console.web.OptionalText;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages, filters and mappers, and nothing that a container finds by scanning. */
final class ConsoleApplication extends Application {

    private final Set<Object> singletons;

    /** @param open the first segments of the paths that everybody may see, beside style sheets and scripts */
    ConsoleApplication(
            Stream<Object> pages, SignIn signIn, Set<String> open, Renderer renderer, Optional<URI> publicUrl) {
        Set<String> unguarded =
                Stream.concat(open.stream(), Stream.of(Assets.FOLDER)).collect(Collectors.toSet());
        Stream<Object> machinery = Stream.of(
                renderer.assets(),
                new VisitorFilter(signIn, unguarded),
                new OperatorsFilter(),
                new CompanyFilter(),
                new FormFilter(publicUrl),
                new PageFilter(renderer, publicUrl),
                new ErrorMapper(),
                new OptionalText());
        singletons = Stream.concat(pages, machinery).collect(Collectors.toSet());
    }

    @Override
    @SuppressWarnings("deprecation") // the one way to hand over instances that every container understands
    public Set<Object> getSingletons() {
        return singletons;
    }

    /** Switches off what Jersey adds on its own account: WADL, discovery of features, absolute redirects. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableMetainfServicesLookup", true,
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
