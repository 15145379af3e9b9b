package io.scimserver.example.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Client that sends the request of a curl command line, on machines without curl too. */
final class Curl {

    @Option(names = "-H", description = "A header.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "-X", description = "The method.")
    private Optional<String> method = Optional.empty();

    @Option(names = "-G", description = "Put the data into the query.")
    private boolean get;

    @Option(names = "-d", description = "Data as it is.")
    private List<String> data = new ArrayList<>();

    @Option(names = "--data-urlencode", description = "name=value, the value still to be encoded.")
    private List<String> encoded = new ArrayList<>();

    @Parameters(description = "The address.")
    private String url = "";

    private Curl() {}

    static HttpResponse<String> send(List<String> arguments) throws IOException, InterruptedException {
        Curl curl = new Curl();
        // -s is about what is shown on the way
        new CommandLine(curl)
                .parseArgs(arguments.stream().filter(word -> !word.equals("-s")).toArray(String[]::new));
        return HttpClient.newHttpClient().send(curl.request(), BodyHandlers.ofString());
    }

    private HttpRequest request() {
        String form =
                Stream.concat(data.stream(), encoded.stream().map(Curl::encode)).collect(Collectors.joining("&"));
        boolean hasBody = !get && !form.isEmpty();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(get ? url + "?" + form : url))
                .method(
                        method.orElse(hasBody ? "POST" : "GET"),
                        hasBody ? BodyPublishers.ofString(form) : BodyPublishers.noBody());
        if (hasBody && headers.stream().noneMatch(header -> header.startsWith("Content-Type:"))) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach(header -> request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]));
        return request.build();
    }

    private static String encode(String parameter) {
        String[] parts = parameter.split("=", 2);
        return parts[0] + "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
    }
}
