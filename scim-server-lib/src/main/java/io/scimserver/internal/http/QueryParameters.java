package io.scimserver.internal.http;

import io.scimserver.internal.http.filter.Exchange;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Query parameters of a request, decoded. Unknown ones are ignored (RFC 7644 §3.4.2). */
final class QueryParameters {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,100}");

    private final MultivaluedMap<String, String> decoded;
    private final Repairs repairs;

    QueryParameters(MultivaluedMap<String, String> decoded, Repairs repairs) {
        this.decoded = decoded;
        this.repairs = repairs;
    }

    static QueryParameters of(Exchange exchange) {
        return new QueryParameters(exchange.uri().getQueryParameters(), exchange.repairs());
    }

    /** @throws ScimErrorException 400 if it is given twice */
    Optional<String> text(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            throw ScimErrorException.invalidValue("The query parameter " + name + " is given more than once.");
        }
        return values.stream().findFirst();
    }

    /**
     * Returns a whole number; one that no int can hold counts as the nearest that can.
     *
     * @throws ScimErrorException 400 with this keyword if it is not a whole number
     */
    OptionalInt number(String name, String scimType) {
        Optional<String> text = text(name).map(String::trim).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!WHOLE_NUMBER.matcher(text.get()).matches()) {
            String detail = "The query parameter " + name + " is not a whole number.";
            throw new ScimErrorException(new ScimError(400, Optional.of(scimType), detail));
        }
        return OptionalInt.of(Numbers.clamp(new BigInteger(text.get())));
    }

    /** Returns the comma-separated names in a parameter; empty if it is not given or holds none. */
    List<String> names(String name) {
        return values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private List<String> values(String name) {
        List<String> exact = decoded.get(name);
        return exact != null ? exact : valuesInOtherCase(name);
    }

    private List<String> valuesInOtherCase(String name) {
        return decoded.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .filter(entry -> repairs.make(Repair.QUERY_PARAMETER_CASE))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns true if any of these parameters is given. */
    boolean hasAny(String... names) {
        return Stream.of(names).anyMatch(name -> !values(name).isEmpty());
    }
}
