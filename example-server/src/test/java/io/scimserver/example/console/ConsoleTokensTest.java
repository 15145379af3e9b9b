package io.scimserver.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of making tokens, and of warnings before they end. */
class ConsoleTokensTest extends ConsoleTest {

    private static final String TOKENS = PROVISIONING + "/tokens";
    private static final Pattern OTHERS = Pattern.compile("name=\"others\" value=\"([^\"]+)\"");

    private String others() throws Exception {
        Matcher others = OTHERS.matcher(operator.get(TOKENS + "/new").body());
        assertThat(others.find()).isTrue();
        return others.group(1);
    }

    @Test
    void aFormThatIsSentAgainMakesNoSecondToken() throws Exception {
        Map<String, String> form = Map.of("label", "Only one", "days", "365", "others", others());
        assertThat(operator.submit(TOKENS + "/new", form).body()).contains("Copy the token now");

        assertThat(operator.submit(TOKENS + "/new", form))
                .satisfies(again -> assertThat(again.statusCode()).isEqualTo(409))
                .satisfies(again -> assertThat(again.body()).contains("No token was made", "value=\"Only one\""));
        assertThat(operator.get(TOKENS).body()).containsOnlyOnce("<th scope=\"row\">Only one</th>");

        Map<String, String> another = Map.of("label", "Another", "days", "365", "others", others());
        assertThat(operator.submit(TOKENS + "/new", another).body()).contains("Copy the token now");
    }

    @ParameterizedTest
    @CsvSource({"30, banner info", "8, banner info", "7, banner warn", "2, banner warn", "1, banner bad"})
    void aTokenThatEndsSoonIsAnnouncedOnEveryPageWithMoreUrgencyAsTimePasses(String days, String style)
            throws Exception {
        operator.submit(TOKENS + "/new", Map.of("label", "Entra", "days", days));

        assertThat(operator.get(HOME + "/employees").body())
                .contains("class=\"" + style + "\" role=\"alert\">The token “Entra” expires");
    }

    @Test
    void aTokenThatEndsLaterIsNotAnnounced() throws Exception {
        operator.submit(TOKENS + "/new", Map.of("label", "Entra", "days", "32"));

        assertThat(operator.get(HOME + "/employees").body()).doesNotContain("role=\"alert\"");
    }
}
