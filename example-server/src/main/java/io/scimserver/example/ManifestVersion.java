package io.scimserver.example;

import picocli.CommandLine.IVersionProvider;

/** Version in the manifest of the jar, for {@code --version}. */
final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"example-server " + (version == null ? "(not packaged)" : version)};
    }
}
