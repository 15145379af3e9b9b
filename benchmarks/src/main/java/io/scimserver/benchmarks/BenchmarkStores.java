package io.scimserver.benchmarks;

import io.scimserver.OpenedStore;
import io.scimserver.UserStoresProvider;
import java.time.Clock;
import java.util.ServiceLoader;

/** Stores that are found by the scheme of a URI, as the example server finds them. */
final class BenchmarkStores {

    private BenchmarkStores() {}

    /** @throws IllegalArgumentException if no store on the class path has this scheme */
    static OpenedStore open(String uri) {
        String scheme = uri.substring(0, uri.indexOf(':'));
        return ServiceLoader.load(UserStoresProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.schemes().contains(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no store for " + scheme))
                .open(uri, Clock.systemUTC());
    }
}
