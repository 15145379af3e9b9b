package io.scimserver.example;

import io.scimserver.audit.AuditTrail;
import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Bearer tokens for those without a browser. Works on the store directly: a running server on the same database heeds
 * it at once; a file of SQLite lets in one process at a time, so its server has to be stopped first.
 */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Make, list and revoke bearer tokens. A file of SQLite lets in one process at a time: stop its"
                + " server first.")
final class TokenCommand {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a token and prints it, once.")
    int create(
            @Option(names = "--label", required = true, paramLabel = "<text>", description = "What it is for.")
                    String label,
            @Option(names = "--read-only", description = "May read and search, nothing else.") boolean readOnly,
            @Option(names = "--days", paramLabel = "<number>", description = "How long it lives; for ever by default.")
                    @Nullable
                    Integer days,
            @Option(names = "--company", defaultValue = "default", paramLabel = "<id>", description = "Whose users.")
                    String company,
            @Mixin StoreOption store) {
        return with(store, (service, registry, audit) -> {
            TokenTerms unlimited =
                    new TokenTerms(new Tenant(company), label, readOnly ? Access.READ_ONLY : Access.READ_WRITE);
            TokenTerms terms = days == null ? unlimited : unlimited.validFor(Duration.ofDays(days));
            if (isMissing(company, registry)) {
                return refuse(company, registry);
            }
            IssuedToken issued = service.issue(terms);
            audit.recordOfCommandLine(
                    Optional.of(company),
                    AdminAction.TOKEN_MADE.of(issued.token().id(), label));
            out().println("Bearer token: " + issued.secret());
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokens, without their secrets.")
    int list(
            @Option(names = "--company", defaultValue = "default", paramLabel = "<id>", description = "Whose tokens.")
                    String company,
            @Mixin StoreOption store) {
        return with(store, (service, registry, audit) -> {
            List<StoredToken> tokens = service.list(new Tenant(company));
            if (tokens.isEmpty() && isMissing(company, registry)) {
                return refuse(company, registry);
            }
            if (tokens.isEmpty()) {
                out().println("The company " + company + " has no tokens.");
            }
            Instant now = Instant.now();
            tokens.forEach(token -> out().println(describe(token, now)));
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token: it is refused at once.")
    int revoke(
            @Parameters(paramLabel = "<id>", description = "The id of the token, from the list.") String id,
            @Option(names = "--company", defaultValue = "default", paramLabel = "<id>", description = "Whose token.")
                    String company,
            @Mixin StoreOption store) {
        return with(store, (service, registry, audit) -> {
            boolean revoked = service.revoke(new Tenant(company), id);
            if (revoked) {
                audit.recordOfCommandLine(
                        Optional.of(company), AdminAction.TOKEN_REVOKED.of(id, label(service, company, id)));
            }
            (revoked ? out() : err()).println(revoked ? "Revoked " + id : "There is no valid token " + id);
            return revoked ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
    }

    /** Names a token as the console does. */
    private static String label(TokenService service, String company, String id) {
        return service.list(new Tenant(company)).stream()
                .filter(token -> token.id().equals(id))
                .map(StoredToken::label)
                .findFirst()
                .orElse("");
    }

    @FunctionalInterface
    private interface Work {
        int of(TokenService service, AccountRegistry registry, AdminAudit audit);
    }

    private int with(StoreOption store, Work work) {
        Clock clock = Clock.systemUTC();
        return store.use(
                clock,
                stores -> work.of(
                        new TokenService(stores.tokens().orElseThrow(), clock),
                        new AccountRegistry(stores.settings().orElseThrow(), clock),
                        new AdminAudit(new AuditTrail(stores.audit().orElseThrow(), clock))));
    }

    /**
     * Returns true if the company is not in the list. A store that no console has been used with keeps no list of
     * companies: there every id is one.
     */
    private static boolean isMissing(String company, AccountRegistry registry) {
        return !registry.companies().isEmpty() && registry.company(company).isEmpty();
    }

    private int refuse(String company, AccountRegistry registry) {
        String ids = registry.companies().stream().map(Company::id).collect(Collectors.joining(", "));
        err().println("There is no company \"" + company + "\". There are: " + ids + ".");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String describe(StoredToken token, Instant now) {
        return String.join(
                "  ",
                token.id(),
                token.hint(),
                token.isValidAt(now) ? "valid" : "ended",
                token.access().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "created " + token.created(),
                token.expires().map(end -> "expires " + end).orElse("never expires"),
                token.lastUsed().map(use -> "last used " + use.at()).orElse("never used"),
                token.label());
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
