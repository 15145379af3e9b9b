package io.scimserver.servlet;

import java.util.Objects;

/** Parts of Jersey that the servlet needs. A host adds them itself, because other containers bring their own. */
final class JerseyParts {

    private static final String SERVLET_CLASS = "org/glassfish/jersey/servlet/ServletContainer.class";
    private static final String INJECTION_SERVICE =
            "META-INF/services/org.glassfish.jersey.internal.inject.InjectionManagerFactory";

    private JerseyParts() {}

    /** @throws IllegalStateException if a part is missing; the message says which dependency to add */
    static void check() {
        require(SERVLET_CLASS, "org.glassfish.jersey.containers:jersey-container-servlet");
        require(INJECTION_SERVICE, "org.glassfish.jersey.inject:jersey-hk2");
    }

    private static void require(String resource, String artifact) {
        ClassLoader loader =
                Objects.requireNonNullElseGet(JerseyParts.class.getClassLoader(), ClassLoader::getSystemClassLoader);
        if (loader.getResource(resource) == null) {
            throw new IllegalStateException(
                    "the SCIM servlet needs Jersey 4: add " + artifact + " in the version of the other Jersey modules");
        }
    }
}
