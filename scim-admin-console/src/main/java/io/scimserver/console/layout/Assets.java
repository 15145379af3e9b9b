package io.scimserver.console.layout;

import io.scimserver.console.web.Digests;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Style sheets and scripts, out of the class path. The path of each holds a hash of its content, so that browsers may
 * keep it for ever. Immutable.
 */
@Path("/")
public final class Assets {

    /** The first segment of their paths. */
    public static final String FOLDER = "assets";

    private static final int HASH_LENGTH = 16;
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String KEEP = "public, max-age=31536000, immutable";

    private record Asset(String hash, String mediaType, String content) {}

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    public Assets() {
        add("base.css", CSS, webjar("picocss__pico", "css/pico.classless.min.css"));
        add("console.css", CSS, "io/scimserver/console/console.css");
        add("htmx.js", SCRIPT, webjar("htmx.org", "dist/htmx.min.js"));
        add("console.js", SCRIPT, "io/scimserver/console/console.js");
        add("icon.svg", "image/svg+xml", "io/scimserver/console/icon.svg");
    }

    String hash(String name) {
        return find(name).hash();
    }

    @GET
    @Path(Links.ASSETS)
    public Response get(@PathParam("hash") String hash, @PathParam("name") String name) {
        Asset asset = find(name);
        if (!asset.hash().equals(hash)) {
            throw PageException.notFound();
        }
        return Response.ok(asset.content())
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, KEEP)
                .build();
    }

    private Asset find(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(PageException::notFound);
    }

    private void add(String name, String mediaType, String resource) {
        String content = read(resource);
        String hash = Digests.sha256(content).substring(0, HASH_LENGTH);
        byName.put(name, new Asset(hash, mediaType, content));
    }

    /**
     * Returns the path of a file in a webjar. Webjars keep their files under their version, which their own properties
     * tell.
     */
    private static String webjar(String artifact, String file) {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("version");
        return "META-INF/resources/webjars/" + artifact + "/" + version + "/" + file;
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Optional.ofNullable(Assets.class.getClassLoader().getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException("missing on the class path: " + resource));
    }
}
