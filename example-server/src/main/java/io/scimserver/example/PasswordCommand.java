package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.audit.AuditTrail;
import io.scimserver.console.AdminConsole;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.signin.Accounts;
import io.scimserver.example.settings.Settings;
import io.scimserver.store.StoreException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Gives a new password to an administrator who has lost theirs but has access to the console's store; works as
 * {@link TokenCommand} does.
 */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Replace a lost password of the console. A file of SQLite lets in one process at a time: stop its"
                + " server first.")
final class PasswordCommand {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Makes a new password, prints it, once, and signs the administrator out everywhere.")
    int reset(
            @Option(
                            names = "--name",
                            defaultValue = AdminConsole.FIRST_OPERATOR,
                            paramLabel = "<name>",
                            description = "Whose; ${DEFAULT-VALUE} by default.")
                    String name,
            @Option(names = "--store", paramLabel = "<uri>", description = "As for the server.") @Nullable
                    String store) {
        Clock clock = Clock.systemUTC();
        String uri = store == null ? Settings.defaultStore() : store;
        try (OpenedStore stores = new StoreFinder().openAll(uri, clock)) {
            Accounts accounts = AdminConsole.accounts(stores.settings().orElseThrow(), clock);
            AdminAudit audit = new AdminAudit(new AuditTrail(stores.audit().orElseThrow(), clock));
            return tell(name, accounts.reset(name, audit));
        } catch (StoreException e) {
            command.commandLine().getErr().println("The store cannot be used: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int tell(String name, Optional<String> made) {
        made.ifPresentOrElse(
                password -> command.commandLine().getOut().println("Admin password: " + password),
                () -> command.commandLine().getErr().println("There is no administrator \"" + name + "\"."));
        return made.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
