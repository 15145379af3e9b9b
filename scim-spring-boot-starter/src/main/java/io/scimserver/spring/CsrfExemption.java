package io.scimserver.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.csrf.CsrfFilter;

/** Filter that tells Spring Security that the forms of one servlet are protected by the servlet itself. */
final class CsrfExemption extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final String servlet;

    /** @param servlet the name of the servlet */
    CsrfExemption(String servlet) {
        this.servlet = servlet;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (servlet.equals(request.getHttpServletMapping().getServletName())) {
            CsrfFilter.skipRequest(request);
        }
        chain.doFilter(request, response);
    }
}
