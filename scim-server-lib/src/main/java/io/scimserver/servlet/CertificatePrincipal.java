package io.scimserver.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** Request whose client has proven a certificate to the container: the certificate's subject is the principal. */
final class CertificatePrincipal extends HttpServletRequestWrapper {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Principal subject;

    private CertificatePrincipal(HttpServletRequest request, Principal subject) {
        super(request);
        this.subject = subject;
    }

    /** Returns the request, with the certificate's subject as principal unless the container has named one itself. */
    static HttpServletRequest in(HttpServletRequest request) {
        boolean isProven = request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0;
        if (!isProven || request.getUserPrincipal() != null) {
            return request;
        }
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute(CERTIFICATES);
        return new CertificatePrincipal(request, chain[0].getSubjectX500Principal());
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return subject;
    }
}
