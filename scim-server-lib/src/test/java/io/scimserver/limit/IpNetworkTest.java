package io.scimserver.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::/10, fe80::1%eth0, true",
    })
    void aNetworkHoldsTheAddressesThatBeginLikeIt(String network, String address, boolean isInside) {
        IpNetwork single = IpNetwork.address(address).orElseThrow();

        assertThat(IpNetwork.parse(network).contains(single)).isEqualTo(isInside);
    }

    @Test
    void aNetworkIsNotPartOfASmallerOne() {
        assertThat(IpNetwork.parse("10.0.0.0/8").contains(IpNetwork.parse("10.0.0.0/9")))
                .isTrue();
        assertThat(IpNetwork.parse("10.0.0.0/9").contains(IpNetwork.parse("10.0.0.0/8")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/8/8", "10.0.0.0/99999999999",
                "localhost", "proxy.example", "10.0.0", "10", "010.0.0.1", "1.2.3.256", "1.2.3.4.5",
                        "::ffff:10.0.0.0/104",
                ":::", ":", "::1]", "[::1]", ".:1", "1:2:3:4:5:6:7:8:9", " 10.0.0.1", "10.0.0.1:80"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpNetwork.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:192.0.2.1, 192.0.2.1",
        "fe80::1%2, fe80:0:0:0:0:0:0:0/64",
    })
    void aCustomerHasOneAddressOrOneNetworkOf64Bits(String address, String network) {
        assertThat(IpNetwork.address(address).orElseThrow().ofCustomer()).hasToString(network);
    }
}
