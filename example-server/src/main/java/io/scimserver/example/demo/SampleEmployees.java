package io.scimserver.example.demo;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.ScimResource;
import io.scimserver.ScimServer;
import io.scimserver.TenantUsers;
import io.scimserver.UserSearch;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Made-up employees for demonstrations. A company that has employees is left as it is. */
public final class SampleEmployees {

    private static final Logger log = LoggerFactory.getLogger(SampleEmployees.class);
    private static final String FILE = "/demo/employees.txt";
    private static final int CONFLICT = 409;

    private final ScimServer scim;
    private final CustomSchemas schemas;
    private final Clock clock;

    public SampleEmployees(ScimServer scim, CustomSchemas schemas, Clock clock) {
        this.scim = scim;
        this.schemas = schemas;
        this.clock = clock;
    }

    /** Adds the sample employees. Never fails: a server without samples is still a server. */
    public void addTo(Tenant company) {
        try {
            TenantUsers users = scim.users(new Caller(company, "demo", "sample data", Access.READ_WRITE));
            if (users.search(UserSearch.ALL.page(1, 0)).totalResults() > 0) {
                log.info("The company {} has employees already: no sample employees were added", company.id());
                return;
            }
            defineAttributes(company);
            create(users, schemas.customSchema(company));
        } catch (ScimErrorException e) {
            log.warn("Not all sample employees were added: {}", e.error().detail());
        }
    }

    private void defineAttributes(Tenant company) {
        List<CustomAttribute> known = schemas.customSchema(company).attributes();
        Stream.of(SampleEmployee.BUSINESS_UNIT, SampleEmployee.START_DATE, SampleEmployee.SEPARATION_DATE)
                .filter(wanted -> known.stream().noneMatch(each -> each.alias().equalsIgnoreCase(wanted.alias())))
                .forEach(wanted -> define(company, wanted));
    }

    private void define(Tenant company, CustomAttribute attribute) {
        try {
            schemas.define(company, attribute);
        } catch (IllegalArgumentException e) {
            log.info("Sample employees do without “{}”: {}", attribute.displayName(), e.getMessage());
        }
    }

    private void create(TenantUsers users, CustomSchema own) {
        LocalDate today = LocalDate.now(clock);
        List<SampleEmployee> samples = read();
        samples.forEach(sample -> create(users, new GenericScimResource(sample.toUser(own, today))));
        log.info("{} sample employees were added", samples.size());
    }

    /** Creates an employee. Another server that starts at the same time may have been faster. */
    private static void create(TenantUsers users, ScimResource employee) {
        try {
            users.create(employee);
        } catch (ScimErrorException e) {
            if (e.error().status() != CONFLICT) {
                throw e;
            }
        }
    }

    private static List<SampleEmployee> read() {
        try (InputStream file = Objects.requireNonNull(SampleEmployees.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(SampleEmployee::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
