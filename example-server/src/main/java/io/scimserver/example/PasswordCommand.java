package io.scimserver.example;

import io.scimserver.audit.AuditTrail;
import io.scimserver.console.AdminConsole;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.signin.Accounts;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            @Mixin StoreOption store) {
        Clock clock = Clock.systemUTC();
        return store.use(clock, stores -> {
            Accounts accounts = AdminConsole.accounts(stores.settings().orElseThrow(), clock);
            AdminAudit audit = new AdminAudit(new AuditTrail(stores.audit().orElseThrow(), clock));
            return accounts.reset(name, audit).map(this::tell).orElseGet(() -> refuse(name));
        });
    }

    private int tell(String password) {
        command.commandLine().getOut().println("Admin password: " + password);
        return CommandLine.ExitCode.OK;
    }

    private int refuse(String name) {
        command.commandLine().getErr().println("There is no administrator \"" + name + "\".");
        return CommandLine.ExitCode.SOFTWARE;
    }
}
