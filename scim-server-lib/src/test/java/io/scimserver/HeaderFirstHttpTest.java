package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.auth.Authentication;
import io.scimserver.auth.Authenticator;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.junit.jupiter.api.Test;

/** Requests in a servlet container are authenticated by their header, before their body is there. */
class HeaderFirstHttpTest {

    private static final Caller ACME = new Caller(new Tenant("acme"), "1", "Acme", Access.READ_WRITE);

    private final AtomicInteger asked = new AtomicInteger();
    private final ScimServer scim = ScimServer.builder()
            .users(new InMemoryUserStores(Clock.systemUTC()))
            .authenticator(counted(RunningScimServer.authenticator()))
            .build();

    @Test
    void aStrangersBodyIsNotWaitedFor() throws Exception {
        try (ServletHost host = ServletHost.start(context -> ServletHost.mount(context, scim, "/scim/v2/*"))) {
            assertThat(statusOf(host, "Authorization: Bearer wrong\r\nContent-Length: 995000\r\n"))
                    .isEqualTo("HTTP/1.1 401 Unauthorized");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void whomTheHostHasAuthenticatedTheLibraryDoesNotAskAgain() throws Exception {
        try (ServletHost host = ServletHost.start(context -> {
            context.addFilter(new FilterHolder(new KnownToTheHost()), "/scim/v2/*", EnumSet.of(DispatcherType.REQUEST));
            ServletHost.mount(context, scim, "/scim/v2/*");
        })) {
            assertThat(statusOf(host, "Content-Length: 0\r\n")).isEqualTo("HTTP/1.1 400 Bad Request");
            assertThat(asked).hasValue(0);
        }
    }

    private Authenticator counted(Authenticator decides) {
        return request -> {
            asked.incrementAndGet();
            return decides.authenticate(request);
        };
    }

    private static String statusOf(ServletHost host, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.setSoTimeout(10_000);
            String header = "POST /hr/scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/scim+json\r\n" + headers + "\r\n";
            socket.getOutputStream().write(header.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** Lets everybody in as Acme. */
    private static final class KnownToTheHost implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            request.setAttribute(Authentication.PROPERTY, new Authentication.Accepted(ACME));
            chain.doFilter(request, response);
        }
    }
}
