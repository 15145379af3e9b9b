package io.scimserver.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.limit.IpNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    192.0.2.1                               | 192.0.2.1
                    192.0.2.1, 198.51.100.7                 | 198.51.100.7 192.0.2.1
                    192.0.2.1:4711                          | 192.0.2.1
                    2001:db8::1                             | 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]                           | 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]:4711                      | 2001:db8:0:0:0:0:0:1
                    ::ffff:192.0.2.1                        | 192.0.2.1
                    ,, 192.0.2.1 ,                          | 192.0.2.1
                    unknown                                 | ?
                    _hidden, 192.0.2.1                      | 192.0.2.1 ?
                    ", 192.0.2.1                            | 192.0.2.1 ?
                    192.0.2.1 198.51.100.7                  | ?
                    192.0.2.1:                              | ?
                    999.0.2.1                               | ?
                    localhost                               | ?
                    [192.0.2.1                              | ?
                    """)
    void theOlderHeaderIsAListOfAddresses(String field, String hops) {
        assertThat(text(ForwardedFor.older(List.of(field)))).isEqualTo(hops);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    for=192.0.2.43                              | 192.0.2.43
                    FOR=192.0.2.43;proto=http;by=203.0.113.43   | 192.0.2.43
                    proto=https; for=192.0.2.43                 | 192.0.2.43
                    for=192.0.2.43, for=198.51.100.17           | 198.51.100.17 192.0.2.43
                    for="192.0.2.43:47011"                      | 192.0.2.43
                    for="[2001:db8:cafe::17]:4711"              | 2001:db8:cafe:0:0:0:0:17
                    for="[2001:db8:cafe::17]:_port"             | 2001:db8:cafe:0:0:0:0:17
                    for="\\192.0.2.43"                          | 192.0.2.43
                    for=unknown                                 | ?
                    for="_gazonk"                               | ?
                    proto=https                                 | ?
                    for=192.0.2.1;for=192.0.2.2                 | ?
                    host="a,for=192.0.2.1";for=192.0.2.2        | 192.0.2.2
                    host="a\\",for=192.0.2.1";for=192.0.2.2     | 192.0.2.2
                    for="192.0.2.1, for=192.0.2.2               | 192.0.2.2 ?
                    for=192.0.2.1", for=192.0.2.2               | 192.0.2.2 ?
                    for                                         | ?
                    for=                                        | ?
                    192.0.2.1                                   | ?
                    """)
    void theStandardHeaderNamesAddressesAmongOtherThings(String field, String hops) {
        assertThat(text(ForwardedFor.standard(List.of(field)))).isEqualTo(hops);
    }

    @Test
    void severalFieldsAreOneList() {
        assertThat(text(ForwardedFor.older(List.of("192.0.2.1", "192.0.2.2, 192.0.2.3"))))
                .isEqualTo("192.0.2.3 192.0.2.2 192.0.2.1");
        assertThat(text(ForwardedFor.standard(List.of("for=192.0.2.1", "for=192.0.2.2"))))
                .isEqualTo("192.0.2.2 192.0.2.1");
        assertThat(ForwardedFor.standard(List.of())).isEmpty();
        assertThat(ForwardedFor.older(List.of(" , "))).isEmpty();
    }

    @Test
    void longGarbageIsReadInNoTime() {
        String garbage = "\"\\,;=[".repeat(5_000);

        assertThat(text(ForwardedFor.standard(List.of(garbage, "for=192.0.2.1"))))
                .startsWith("192.0.2.1");
        assertThat(text(ForwardedFor.older(List.of(garbage, "192.0.2.1")))).startsWith("192.0.2.1 ?");
    }

    private static String text(List<Optional<IpNetwork>> hops) {
        return String.join(
                " ",
                hops.stream()
                        .map(hop -> hop.map(IpNetwork::toString).orElse("?"))
                        .toList());
    }
}
