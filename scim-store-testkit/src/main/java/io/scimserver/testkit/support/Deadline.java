package io.scimserver.testkit.support;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Deadline of a test: a test whose store waits for ever fails, and shows where it waits, instead of holding up the
 * build.
 */
@NullUnmarked // JUnit marks type arguments, which the compiler of JDK 17 does not see and newer ones do.
public final class Deadline implements InvocationInterceptor {

    /** Name of the configuration parameter with the number of seconds that one test may take. */
    public static final String SECONDS = "io.scimserver.testkit.deadline";

    private static final int DEFAULT_SECONDS = 600;

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        inTime(test, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        inTime(test, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> factory, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        return inTime(factory, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> test, DynamicTestInvocationContext dynamicTest, ExtensionContext context) {
        inTime(test, context);
    }

    private static <T> T inTime(Invocation<T> invocation, ExtensionContext context) {
        int seconds =
                context.getConfigurationParameter(SECONDS).map(Integer::valueOf).orElse(DEFAULT_SECONDS);
        return assertTimeoutPreemptively(
                Duration.ofSeconds(seconds),
                invocation::proceed,
                "a store answers every call in the end: it waits for a lock, a connection or itself");
    }
}
