package io.scimserver;

import io.scimserver.servlet.ScimServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Application in a servlet container that had a resource of its own, {@code /hr/api}, before it learned SCIM. */
final class ServletHost implements AutoCloseable {

    private final Server server;
    private final ServerConnector connector;

    private ServletHost(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static ServletHost start(Consumer<ServletContextHandler> mount) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        return start(server, connector, mount);
    }

    static ServletHost start(Server server, ServerConnector connector, Consumer<ServletContextHandler> mount)
            throws Exception {
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/hr");
        context.addServlet(new OwnResource(), "/api/*");
        mount.accept(context);
        server.setHandler(context);
        ServletHost host = new ServletHost(server, connector);
        try {
            server.start();
        } catch (Exception e) {
            host.close();
            throw e;
        }
        return host;
    }

    static void mount(ServletContextHandler context, ScimServer scim, String mapping) {
        ServletHolder holder = new ServletHolder(mapping, new ScimServlet(scim));
        holder.setInitOrder(1);
        context.addServlet(holder, mapping);
    }

    int port() {
        return connector.getLocalPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + "/hr" + path);
    }

    ScimClient client(String prefix) {
        return new ScimClient(url(prefix).toString(), RunningScimServer.ACME);
    }

    /**
     * Returns status line, header fields and body of the response to a request line that no well-behaved client would
     * send.
     */
    String raw(String requestLine, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            String request = requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                    + RunningScimServer.ACME + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Resource that was there before. */
    private static final class OwnResource extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if ("/fails".equals(request.getPathInfo())) {
                throw new IllegalStateException("the host's own failure");
            }
            response.setContentType("text/plain");
            response.getWriter().print("the host's own answer");
        }
    }
}
