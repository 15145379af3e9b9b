package io.scimserver.console.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.console.access.Company;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The registry as it is stored:
 *
 * <pre>{@code
 * { "formatVersion": 1,
 *   "companies": [ { "id": "default", "name": "My company" } ],
 *   "formerIds": [ "acme" ],                                                               // of deleted companies
 *   "administrators": [ { "name": "admin", "passwordHash": "$argon2id$..." },              // an operator
 *                       { "name": "ada", "company": "default", "passwordHash": "..." } ] }
 * }</pre>
 */
record AccountFormat(List<Company> companies, List<String> formerIds, List<StoredAdministrator> administrators) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CURRENT_FORMAT = 1;

    /** Content that was read last, and the text it was read from. */
    record Known(Optional<String> text, AccountFormat content) {

        static final Known NOTHING = new Known(Optional.empty(), new AccountFormat(List.of(), List.of(), List.of()));
    }

    AccountFormat with(Company added) {
        return new AccountFormat(
                Stream.concat(companies.stream(), Stream.of(added)).toList(), formerIds, administrators);
    }

    AccountFormat renaming(Company renamed) {
        return new AccountFormat(
                companies.stream()
                        .map(company -> company.id().equals(renamed.id()) ? renamed : company)
                        .toList(),
                formerIds,
                administrators);
    }

    AccountFormat without(Company removed) {
        return new AccountFormat(
                companies.stream()
                        .filter(company -> !company.id().equals(removed.id()))
                        .toList(),
                Stream.concat(formerIds.stream(), Stream.of(removed.id()))
                        .distinct()
                        .toList(),
                administrators.stream()
                        .filter(each -> !each.company().equals(Optional.of(removed.id())))
                        .toList());
    }

    AccountFormat with(StoredAdministrator added) {
        return new AccountFormat(
                companies,
                formerIds,
                Stream.concat(administrators.stream(), Stream.of(added)).toList());
    }

    AccountFormat without(Company company, String name) {
        return new AccountFormat(
                companies,
                formerIds,
                administrators.stream()
                        .filter(each ->
                                !each.name().equals(name) || !each.company().equals(Optional.of(company.id())))
                        .toList());
    }

    AccountFormat withPassword(String name, String hash) {
        return new AccountFormat(
                companies,
                formerIds,
                administrators.stream()
                        .map(each -> each.name().equals(name)
                                ? new StoredAdministrator(each.name(), each.company(), hash)
                                : each)
                        .toList());
    }

    String write() {
        ObjectNode root = JSON.createObjectNode().put("formatVersion", CURRENT_FORMAT);
        companies.forEach(company ->
                root.withArray("companies").addObject().put("id", company.id()).put("name", company.name()));
        formerIds.forEach(root.withArray("formerIds")::add);
        administrators.forEach(each -> {
            ObjectNode node = root.withArray("administrators").addObject().put("name", each.name());
            each.company().ifPresent(company -> node.put("company", company));
            node.put("passwordHash", each.passwordHash());
        });
        return root.toString();
    }

    static AccountFormat parse(Optional<String> text) {
        try {
            JsonNode root = JSON.readTree(text.orElse("{}"));
            List<Company> companies = new ArrayList<>();
            root.path("companies")
                    .forEach(node -> companies.add(new Company(
                            node.path("id").asText(), node.path("name").asText())));
            List<String> formerIds = new ArrayList<>();
            root.path("formerIds").forEach(id -> formerIds.add(id.asText()));
            List<StoredAdministrator> administrators = new ArrayList<>();
            root.path("administrators").forEach(node -> administrators.add(administrator(node)));
            return new AccountFormat(List.copyOf(companies), List.copyOf(formerIds), List.copyOf(administrators));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored companies and administrators are not readable", e);
        }
    }

    private static StoredAdministrator administrator(JsonNode node) {
        return new StoredAdministrator(
                node.path("name").asText(),
                Optional.of(node.path("company").asText()).filter(company -> !company.isEmpty()),
                node.path("passwordHash").asText());
    }
}
