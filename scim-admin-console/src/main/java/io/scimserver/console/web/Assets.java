package io.scimserver.console.web;

import io.scimserver.console.signin.Digests;
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
public final class Assets implements Page {

    private static final String PREFIX = "/admin/assets/";

    /** The paths it answers. */
    public static final String ROUTE = PREFIX + "{hash}/{name}";

    private static final int HASH_LENGTH = 16;
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> KEEP = Map.of("Cache-Control", "public, max-age=31536000, immutable");

    private record Asset(String hash, Reply.File file) {}

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    public Assets() {
        add("base.css", CSS, webjar("picocss__pico", "css/pico.classless.min.css"));
        add("console.css", CSS, "io/scimserver/console/console.css");
        add("htmx.js", SCRIPT, webjar("htmx.org", "dist/htmx.min.js"));
        add("console.js", SCRIPT, "io/scimserver/console/console.js");
        add("icon.svg", "image/svg+xml", "io/scimserver/console/icon.svg");
    }

    /** Where a page finds the asset. */
    public String url(String name) {
        return PREFIX + find(name).hash() + "/" + name;
    }

    @Override
    public Reply get(Visit visit) {
        Asset asset = find(visit.segment("name"));
        if (!asset.hash().equals(visit.segment("hash"))) {
            throw PageException.notFound();
        }
        return asset.file();
    }

    private Asset find(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(PageException::notFound);
    }

    private void add(String name, String mediaType, String resource) {
        String content = read(resource);
        String hash = Digests.sha256(content).substring(0, HASH_LENGTH);
        byName.put(name, new Asset(hash, new Reply.File(mediaType, content, KEEP)));
    }

    /** Webjars keep their files under their version, which their own properties tell. */
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
