package io.scimserver.example;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import io.scimserver.example.files.DataFile;
import io.scimserver.example.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finder of the store that a URI names among the providers on the class path, our own and other people's. */
final class StoreFinder {

    /** Scheme of the default store before it was SQLite. */
    private static final String FORMER = "embedded";

    private final List<UserStoresProvider> providers;

    StoreFinder() {
        providers = ServiceLoader.load(UserStoresProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** @throws IllegalArgumentException if no store has this scheme; the message lists those that exist */
    OpenedStore open(String uri, Clock clock) {
        // Not a java.net.URI: that one wants something after the colon, and puts the whole text into its messages.
        String scheme = uri.replaceFirst("(?s):.*", "").toLowerCase(Locale.ROOT);
        DataFile.of(uri).ifPresent(file -> file.prepare(Path.of(Settings.dataFolder())));
        return providers.stream()
                .filter(provider -> provider.schemes().contains(scheme))
                // Of several the last on the class path: a plug-in can take the place of a store of ours.
                .reduce((ours, plugIn) -> plugIn)
                .orElseThrow(() -> new IllegalArgumentException(
                        scheme.equals(FORMER)
                                ? "embedded:<folder> is no longer a store: use sqlite:<folder>/scim.db"
                                : "no store has this scheme; there are: " + known()))
                .open(uri, clock);
    }

    /**
     * Opens the store as {@link #open} does; the default one keeps the data that the store does not keep itself.
     *
     * @throws IllegalArgumentException if no store has this scheme; the message lists those that exist
     */
    OpenedStore openAll(String uri, Clock clock) {
        OpenedStore main = open(uri, clock);
        if (main.tokens().isPresent()
                && main.settings().isPresent()
                && main.audit().isPresent()
                && main.activity().isPresent()) {
            return main;
        }
        OpenedStore rest = open(Settings.defaultStore(), clock);
        return new OpenedStore(
                main.users(),
                main.tokens().or(rest::tokens),
                main.settings().or(rest::settings),
                main.audit().or(rest::audit),
                main.activity().or(rest::activity),
                main.groups(),
                main.transfer(),
                () -> {
                    main.health().verify();
                    rest.health().verify();
                },
                () -> {
                    main.close();
                    rest.close();
                });
    }

    private String known() {
        return providers.stream().map(UserStoresProvider::description).sorted().collect(Collectors.joining("; "));
    }
}
