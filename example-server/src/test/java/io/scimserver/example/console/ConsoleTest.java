package io.scimserver.example.console;

import io.scimserver.example.support.Browser;
import io.scimserver.example.support.RunningServer;
import io.scimserver.example.support.ScimCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Base of tests with a server of their own, whose operator is signed in, and the identity provider of its first
 * company.
 */
abstract class ConsoleTest {

    /** Path of the first company's pages. */
    static final String HOME = "/admin/companies/default";

    static final String PROVISIONING = HOME + "/integrations/provisioning";

    private final String[] options;

    RunningServer server;
    Browser operator;
    ScimCaller provider;

    /** @param options of the server */
    ConsoleTest(String... options) {
        this.options = options.clone();
    }

    @BeforeEach
    void startServer() throws Exception {
        server = Browser.server(options);
        operator = Browser.operator(server);
        provider = new ScimCaller(server.url(), server.token());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }
}
