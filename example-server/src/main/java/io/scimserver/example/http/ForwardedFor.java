package io.scimserver.example.http;

import io.scimserver.limit.IpNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hops that the header fields {@code Forwarded} (RFC 7239) and {@code X-Forwarded-For} name, the latest first. A hop is
 * empty if its proxy does not tell the address, or nobody can read it. Read from the end, which a proxy has written: what
 * a client has put before it, such as a quote that does not end, changes nothing there.
 */
final class ForwardedFor {

    /** An address that a port may follow; RFC 7239 puts IPv6 addresses into brackets, the older header need not. */
    private static final Pattern NODE =
            Pattern.compile("(?:\\[(?<ipv6>[^\\[\\]]*)]|(?<ipv4>[0-9.]*))(?::[\\w.-]{1,50})?");

    private ForwardedFor() {}

    /** @param fields the values of {@code X-Forwarded-For}, in their order */
    static List<Optional<IpNetwork>> older(List<String> fields) {
        List<String> nodes = new ArrayList<>(List.of(String.join(",", fields).split(",")));
        Collections.reverse(nodes);
        return nodes.stream()
                .map(String::strip)
                .filter(node -> !node.isEmpty())
                .map(ForwardedFor::node)
                .toList();
    }

    /** @param fields the values of {@code Forwarded}, in their order */
    static List<Optional<IpNetwork>> standard(List<String> fields) {
        return split(String.join(",", fields), ',').stream()
                .map(ForwardedFor::hop)
                .toList();
    }

    private static Optional<IpNetwork> hop(String element) {
        List<String> named = split(element, ';').stream()
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                .map(pair -> unquoted(pair.substring("for=".length())))
                .toList();
        return named.size() == 1 ? node(named.get(0)) : Optional.empty();
    }

    private static Optional<IpNetwork> node(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return IpNetwork.address(text);
        }
        return Optional.ofNullable(node.group("ipv6"))
                .or(() -> Optional.ofNullable(node.group("ipv4")))
                .flatMap(IpNetwork::address);
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** Splits at separators outside of quotes, the last part first; empty parts do not count (RFC 9110 §5.6.1). */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean isQuoted = false;
        int end = text.length();
        for (int i = end - 1; i >= 0; i--) {
            char character = text.charAt(i);
            if (character == '"') {
                boolean isEscaped = isQuoted && i > 0 && text.charAt(i - 1) == '\\';
                isQuoted = isEscaped || !isQuoted;
            } else if (character == separator && !isQuoted) {
                parts.add(text.substring(i + 1, end).strip());
                end = i;
            }
        }
        parts.add(text.substring(0, end).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
