package io.scimserver.testkit.flaw;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Page of the documentation that lists every flaw beside the test that finds it. */
final class FlawPage {

    private static final String INTRODUCTION = """
            # Broken stores, and the test that finds each

            The contract is tested too: by %d stores that are wrong in one way each, as a hurried author would have it. `FlawsTest`
            in `scim-store-testkit` runs each of them through the contract and wants the test beside it to fail; it also writes
            this page.
            """;

    private FlawPage() {}

    static String of(List<Flaw> flaws) {
        Map<String, List<Flaw>> chapters = flaws.stream()
                .collect(Collectors.groupingBy(FlawPage::chapter, LinkedHashMap::new, Collectors.toList()));
        return INTRODUCTION.formatted(flaws.size())
                + chapters.entrySet().stream()
                        .map(chapter -> chapter(chapter.getKey(), chapter.getValue()))
                        .collect(Collectors.joining());
    }

    private static String chapter(Flaw flaw) {
        return flaw.subjectContract().getSimpleName();
    }

    private static String chapter(String contract, List<Flaw> flaws) {
        return "\n## `" + contract + "`\n\n| what is wrong | what finds it |\n|---|---|\n"
                + flaws.stream().map(FlawPage::row).collect(Collectors.joining());
    }

    private static String row(Flaw flaw) {
        Method test = Arrays.stream(flaw.candidate().getMethods())
                .filter(method -> method.getName().equals(flaw.caughtBy()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no test " + flaw.caughtBy()));
        return "| %s | `%s.%s` |\n"
                .formatted(flaw.name(), test.getDeclaringClass().getSimpleName(), test.getName());
    }
}
