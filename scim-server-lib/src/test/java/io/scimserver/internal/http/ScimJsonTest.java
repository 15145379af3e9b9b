package io.scimserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.schema.ScimErrorException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimJsonTest {

    private final ScimJson json = new ScimJson(10_000, 8, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1,'a':2}",
                "{'a':null,'a':null}",
                "{'a':[],'b':1,'a':[]}",
                "{'a':[{'b':1,'b':2}]}",
                "{'a':{'b':{},'c':1,'b':{}}}",
                "{'a':[[{'b':1},{'b':[],'b':{}}]]}"
            })
    void aNameThatIsThereTwiceInOneObjectIsRefused(String body) {
        assertThatThrownBy(() -> json.readObject(body.replace('\'', '"')))
                .isInstanceOf(ScimErrorException.class)
                .hasMessageContaining("same name twice");
    }

    @Test
    void theSameNameInTwoObjectsIsNoRepetition() {
        assertThat(json.readObject("{\"a\":[{\"b\":1},{\"b\":2}],\"b\":{\"a\":3}}")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] halfOfACharacter = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};
        assertThatThrownBy(() -> json.readObject(new ByteArrayInputStream(halfOfACharacter)))
                .isInstanceOf(ScimErrorException.class)
                .hasMessageContaining("not valid UTF-8");
    }

    @Test
    void theReplacementCharacterIsACharacterLikeAnyOther() {
        byte[] body = "{\"a\":\"\uFFFD\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(json.readObject(new ByteArrayInputStream(body)).path("a").textValue())
                .isEqualTo("\uFFFD");
    }

    @Test
    void anObjectOfTooManyMembersIsRefusedWhereverItIs() {
        assertThat(json.readObject("{\"a\":[1,{\"b\":" + object(20) + "}]}").size())
                .isEqualTo(1);
        assertThatThrownBy(() -> json.readObject("{\"a\":[1,{\"b\":" + object(21) + "}]}"))
                .isInstanceOf(ScimErrorException.class)
                .hasMessageContaining("more than 20 members");
    }

    private static String object(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
