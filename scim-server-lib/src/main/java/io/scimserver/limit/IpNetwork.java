package io.scimserver.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP network, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address is a network of its own. Made from
 * literals only: no name server is ever asked. Immutable.
 *
 * @param first the first address of the network
 * @param bits the length of the prefix
 */
public record IpNetwork(InetAddress first, int bits) {

    /** IPv6 networks are given to customers as a whole in this size (RFC 6177). */
    private static final int IPV6_CUSTOMER_BITS = 64;

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F:.]{2,45})(%[\\w.~-]{0,40})?");

    /** @throws IllegalArgumentException if the address has fewer bits than the prefix, or the prefix is negative */
    public IpNetwork {
        if (bits < 0 || bits > length(first)) {
            throw new IllegalArgumentException(
                    "the prefix of " + first.getHostAddress() + " has 0 to " + length(first) + " bits, not " + bits);
        }
        first = masked(first, bits);
    }

    /**
     * Reads a network: an address, or an address, a slash and the length of the prefix (RFC 4632 §3.1).
     *
     * @throws IllegalArgumentException if it is neither; the message says what it should be
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
        String prefix = slash < 0 ? "" : text.substring(slash + 1);
        if (address.isEmpty() || (slash >= 0 && !prefix.matches("\\d{1,3}"))) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is neither an IP address nor a network such as 10.0.0.0/8 or 2001:db8::/32");
        }
        return new IpNetwork(address.get(), slash < 0 ? length(address.get()) : Integer.parseInt(prefix));
    }

    /** Reads one address, of IPv4 or IPv6, without brackets and port; empty if it is none. */
    public static Optional<IpNetwork> address(String text) {
        return literal(text).map(address -> new IpNetwork(address, length(address)));
    }

    /** Returns true if every address of the other network belongs to this one. */
    public boolean contains(IpNetwork other) {
        return length(first) == length(other.first)
                && bits <= other.bits
                && masked(other.first, bits).equals(first);
    }

    /** Returns the network that failures are counted for: an IPv4 address as it is, of an IPv6 address the first 64 bits. */
    public IpNetwork ofCustomer() {
        return bits > IPV6_CUSTOMER_BITS ? new IpNetwork(first, IPV6_CUSTOMER_BITS) : this;
    }

    /** Returns the address alone for a single address, else address, slash and prefix. */
    @Override
    public String toString() {
        return first.getHostAddress() + (bits == length(first) ? "" : "/" + bits);
    }

    private static Optional<InetAddress> literal(String text) {
        var ipv6 = IPV6.matcher(text);
        boolean isIpv4 = IPV4.matcher(text).matches();
        if (!isIpv4 && !(ipv6.matches() && text.indexOf(':') >= 0)) {
            return Optional.empty();
        }
        try {
            // The brackets keep Java from asking a name server for what is no IPv6 address after all
            return Optional.of(InetAddress.getByName(isIpv4 ? text : "[" + ipv6.group(1) + "]"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static InetAddress masked(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        int whole = bits / Byte.SIZE;
        if (whole < bytes.length) {
            bytes[whole] &= (byte) (0xFF00 >> (bits % Byte.SIZE));
            Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
