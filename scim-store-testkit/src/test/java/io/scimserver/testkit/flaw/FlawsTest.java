package io.scimserver.testkit.flaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.scimserver.testkit.support.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests of the kit itself by stores that are wrong in one way each: the test that guards the rule must fail. */
class FlawsTest {

    static Stream<Flaw> flaws() {
        return Flaws.all();
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void everyFlawIsCaughtByTheTestThatGuardsItsRule(Flaw flaw) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(Candidates.FLAW, flaw.name())
                .configurationParameter(Deadline.SECONDS, String.valueOf(flaw.deadlineSeconds()))
                .selectors(selectMethod(flaw.candidate(), flaw.caughtBy()))
                .execute();
        assertThat(results.testEvents().started().count())
                .as("tests of %s that ran", flaw.caughtBy())
                .isPositive();
        assertThat(results.testEvents().failed().count())
                .as("%s must fail on a store that has this flaw: %s", flaw.caughtBy(), flaw)
                .isPositive();
    }

    @Test
    void theListInTheDocumentationIsThis() throws IOException {
        String page = FlawPage.of(Flaws.all().toList());
        Files.writeString(Path.of("target", "store-flaws.md"), page);
        assertThat(Path.of("..", "docs", "store-flaws.md"))
                .as("copy target/store-flaws.md to docs when flaws have changed")
                .hasContent(page);
    }

    @Test
    void flawsHaveDifferentNames() {
        assertThat(Flaws.all().map(Flaw::name)).doesNotHaveDuplicates();
    }
}
