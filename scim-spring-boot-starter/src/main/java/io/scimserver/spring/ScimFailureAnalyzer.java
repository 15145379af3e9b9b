package io.scimserver.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Analyzer that shows a {@link ScimStartupException} as one description and one action, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ScimFailureAnalyzer extends AbstractFailureAnalyzer<ScimStartupException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ScimStartupException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), failure);
    }
}
