package com.example.hr.console;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.auth.TokenService;
import io.scimserver.console.AdminConsole;
import io.scimserver.console.servlet.ConsoleServlet;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchemas;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administration console, as a page of the application's own menu. */
@Configuration
public class ConsoleConfiguration {

    @Bean
    ServletRegistrationBean<ConsoleServlet> console(
            ScimServer scim,
            OpenedStore stores,
            TokenService tokens,
            StoredProvisioningSwitch provisioning,
            CustomSchemas schemas) {
        AdminConsole console = AdminConsole.builder(scim, stores, tokens, provisioning, schemas)
                .signIn(new HrSignIn())
                .product("HR application")
                .build();
        return new ServletRegistrationBean<>(new ConsoleServlet(console), "/administration/provisioning/*");
    }
}
