package io.scimserver.testkit.user;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Method of a contract as one dynamic test, with all its repetitions or all tests that it makes. */
record ContractTest(Object contract, Method method) {

    static boolean isOne(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(RepeatedTest.class)
                || method.isAnnotationPresent(TestFactory.class);
    }

    DynamicTest asDynamicTest() {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        return DynamicTest.dynamicTest(name, this::run);
    }

    private void run() throws Throwable {
        int repetitions = Optional.ofNullable(method.getAnnotation(RepeatedTest.class))
                .map(RepeatedTest::value)
                .orElse(1);
        for (int i = 0; i < repetitions; i++) {
            runOnce();
        }
    }

    private void runOnce() throws Throwable {
        try {
            if (method.invoke(contract) instanceof Stream<?> tests) {
                for (Object test : tests.toList()) {
                    ((DynamicTest) test).getExecutable().execute();
                }
            }
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
