package io.scimserver.console.web;

import io.scimserver.console.accounts.Administrator;
import io.scimserver.console.accounts.Company;
import java.util.Map;
import java.util.Optional;

/**
 * One request, after everything was checked that its route asks for.
 *
 * @param path of the request, encoded
 * @param captured what stands in the path at the places that the route names, decoded
 * @param query the query's parameters
 * @param form the body's parameters; none for GET
 * @param client where it comes from
 * @param visitor who sends it
 * @param ofCompany the company that the path names
 */
public record Visit(
        String path,
        Map<String, String> captured,
        Parameters query,
        Parameters form,
        Client client,
        Visitor visitor,
        Optional<Company> ofCompany) {

    /** What stands in the path at this place. */
    public String segment(String name) {
        return Optional.ofNullable(captured.get(name)).orElseThrow(PageException::notFound);
    }

    /** The company whose page this is. */
    public Company company() {
        return ofCompany.orElseThrow(PageException::notFound);
    }

    /** Who is signed in. */
    public Administrator administrator() {
        return visitor.administrator().orElseThrow(PageException::notFound);
    }
}
