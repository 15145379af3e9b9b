package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.servlet.ScimServlet;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The start of a servlet container tells what its host has forgotten or set wrongly. */
class ServletStartTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(ScimServlet.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource({
        "jersey-container-servlet, org.glassfish.jersey.containers:jersey-container-servlet",
        "jersey-hk2, org.glassfish.jersey.inject:jersey-hk2"
    })
    void aMissingPartOfJerseyIsNamed(String jar, String artifact) throws Exception {
        assertThat(startWithout(jar))
                .isEqualTo("the SCIM servlet needs Jersey 4: add " + artifact
                        + " in the version of the other Jersey modules");
    }

    @Test
    void nothingIsMissingWhereEveryPartIsThere() throws Exception {
        assertThat(startWithout("no-such-part")).isEqualTo("started");
    }

    @Test
    void aBaseUrlWithAnotherPathThanTheServletIsWarnedOf() throws Exception {
        startAt("https://hr.example.com/scim");

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The public URL is https://hr.example.com/scim, but the SCIM servlet is mapped to"
                        + " /hr/scim/v2: set withBaseUrl(...) to a URL with that path, unless a proxy maps the one to"
                        + " the other");
    }

    @Test
    void aBaseUrlWithThePathOfTheServletIsNotWarnedOf() throws Exception {
        startAt("https://hr.example.com/hr/scim/v2");

        assertThat(log.list).isEmpty();
    }

    private static void startAt(String baseUrl) throws Exception {
        ScimServer scim = builder()
                .config(ScimServerConfig.DEFAULT.withBaseUrl(URI.create(baseUrl)))
                .build();
        ServletHost.start(context -> ServletHost.mount(context, scim, "/scim/v2/*"))
                .close();
    }

    /** Returns the message of the failure to start an application whose class path lacks this jar, or "started". */
    private static String startWithout(String jar) throws Exception {
        List<URL> others = new ArrayList<>();
        for (StringTokenizer entries = classPath(); entries.hasMoreTokens(); ) {
            File entry = new File(entries.nextToken());
            if (!entry.getName().startsWith(jar)) {
                others.add(entry.toURI().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(others.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Callable<?> start = (Callable<?>)
                    loader.loadClass(Start.class.getName()).getConstructor().newInstance();
            return (String) start.call();
        }
    }

    private static StringTokenizer classPath() {
        return new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    }

    private static ScimServerBuilder builder() {
        return ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(RunningScimServer.authenticator());
    }

    /** Start of an application, on a class path of its own. */
    public static final class Start implements Callable<String> {

        @Override
        public String call() {
            try {
                new ScimServlet(builder().build());
                return "started";
            } catch (IllegalStateException failure) {
                return String.valueOf(failure.getMessage());
            }
        }
    }
}
