package io.scimserver.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimErrorException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimJsonTest {

    private final ScimJson json = new ScimJson(10_000, 8, 20);
    private final Repairs repairs = new Repairs(EnumSet.allOf(Repair.class));

    private ObjectNode read(String body) {
        return json.readObject(body, repairs);
    }

    private ObjectNode read(InputStream body) {
        return json.readObject(body, repairs);
    }

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
        assertThatThrownBy(() -> read(body.replace('\'', '"')))
                .isInstanceOf(ScimErrorException.class)
                .hasMessageContaining("same name twice");
    }

    @Test
    void theSameNameInTwoObjectsIsNoRepetition() {
        assertThat(read("{\"a\":[{\"b\":1},{\"b\":2}],\"b\":{\"a\":3}}").size()).isEqualTo(2);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] halfOfACharacter = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};
        assertThatThrownBy(() -> read(new ByteArrayInputStream(halfOfACharacter)))
                .isInstanceOf(ScimErrorException.class)
                .hasMessageContaining("not valid UTF-8");
    }

    @Test
    void theReplacementCharacterIsACharacterLikeAnyOther() {
        byte[] body = "{\"a\":\"\uFFFD\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(read(new ByteArrayInputStream(body)).path("a").textValue()).isEqualTo("\uFFFD");
    }

    @Test
    void anObjectOfTooManyMembersIsRefusedWhereverItIs() {
        assertThat(read("{\"a\":[1,{\"b\":" + object(20) + "}]}").size()).isEqualTo(1);
        assertThatThrownBy(() -> read("{\"a\":[1,{\"b\":" + object(21) + "}]}"))
                .isInstanceOf(ScimErrorException.class)
                .hasMessageContaining("more than 20 members");
    }

    private static String object(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
