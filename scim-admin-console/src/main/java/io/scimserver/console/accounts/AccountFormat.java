package io.scimserver.console.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.console.access.Company;
import io.scimserver.store.StoredValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The registry as it is stored:
 *
 * <pre>{@code
 * { "companies": [ { "id": "default", "name": "My company" } ],
 *   "formerIds": [ "acme" ],                                                               // of deleted companies
 *   "administrators": [ { "name": "admin", "passwordHash": "$argon2id$..." },              // an operator
 *                       { "name": "ada", "company": "default", "passwordHash": "..." } ] }
 * }</pre>
 */
record AccountFormat(List<Company> companies, List<String> formerIds, List<StoredAdministrator> administrators) {

    static final AccountFormat EMPTY = new AccountFormat(List.of(), List.of(), List.of());

    /** JSON form of the registry. */
    static final class Json implements StoredValue.Format<AccountFormat> {

        @Override
        public JsonNode write(AccountFormat accounts) {
            return accounts.write();
        }

        @Override
        public AccountFormat read(JsonNode stored) {
            return parse(stored);
        }
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

    private ObjectNode write() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        companies.forEach(company ->
                root.withArray("companies").addObject().put("id", company.id()).put("name", company.name()));
        formerIds.forEach(root.withArray("formerIds")::add);
        administrators.forEach(each -> {
            ObjectNode node = root.withArray("administrators").addObject().put("name", each.name());
            each.company().ifPresent(company -> node.put("company", company));
            node.put("passwordHash", each.passwordHash());
        });
        return root;
    }

    private static AccountFormat parse(JsonNode root) {
        return new AccountFormat(
                each(
                        root.path("companies"),
                        node -> new Company(
                                node.path("id").asText(), node.path("name").asText())),
                each(root.path("formerIds"), JsonNode::asText),
                each(root.path("administrators"), AccountFormat::administrator));
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }

    private static StoredAdministrator administrator(JsonNode node) {
        return new StoredAdministrator(
                node.path("name").asText(),
                Optional.of(node.path("company").asText()).filter(company -> !company.isEmpty()),
                node.path("passwordHash").asText());
    }
}
