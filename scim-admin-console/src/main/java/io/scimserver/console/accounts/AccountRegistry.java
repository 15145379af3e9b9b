package io.scimserver.console.accounts;

import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Companies and administrators, in one document of the {@link SettingsStore}: all servers see a change of one server
 * with the next request. Made for some hundreds of companies: at most {@value #MAX_COMPANIES}, and
 * {@value #MAX_ADMINISTRATORS} administrators. Safe for use by many threads.
 */
public final class AccountRegistry {

    /** Company that a fresh installation begins with. */
    public static final Company FIRST_COMPANY = new Company("default", "My company");

    /** Maximum length of the name of a company or an administrator, in characters. */
    public static final int MAX_NAME_LENGTH = 100;

    static final int MAX_COMPANIES = 1_000;
    static final int MAX_ADMINISTRATORS = 2_000;

    private static final String KEY = "console/directory";
    private static final int MAX_ID_LENGTH = 40;
    private static final Pattern ADMINISTRATOR_NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

    private final StoredValue<AccountFormat> stored;

    public AccountRegistry(SettingsStore settings, Clock clock) {
        this.stored = new StoredValue<>(settings, KEY, AccountFormat.EMPTY, new AccountFormat.Json(), clock);
    }

    /** Returns true if nobody has ever been able to sign in. */
    public boolean isNew() {
        return stored.get().administrators().isEmpty();
    }

    /** Returns every company, in the order they were added. */
    public List<Company> companies() {
        return stored.get().companies();
    }

    public Optional<Company> company(String id) {
        return companies().stream().filter(company -> company.id().equals(id)).findFirst();
    }

    /** Finds the administrator with this name, in any case. */
    public Optional<StoredAdministrator> administrator(String name) {
        String canonical = canonical(name);
        return stored.get().administrators().stream()
                .filter(each -> each.name().equals(canonical))
                .findFirst();
    }

    /** The administrator with this name, with the companies that are open to them. */
    public Optional<Administrator> signedIn(String name) {
        return administrator(name).map(known -> known.among(companies()));
    }

    /** Returns the administrators of this company; the operators not counted. */
    public List<StoredAdministrator> administratorsOf(Company company) {
        return stored.get().administrators().stream()
                .filter(each -> each.company().equals(Optional.of(company.id())))
                .toList();
    }

    /**
     * Adds a company under an id made from its name.
     *
     * @throws IllegalArgumentException if the name is none, or there are too many companies; the message says so
     */
    public Company addCompany(String name) {
        checkName(name);
        stored.update(before -> {
            require(before.companies().size() < MAX_COMPANIES, "There are " + MAX_COMPANIES + " companies already.");
            return before.with(new Company(freeId(before, name), name.strip()));
        });
        List<Company> now = companies();
        return now.get(now.size() - 1);
    }

    /** @throws IllegalArgumentException if the name is none */
    public void renameCompany(String id, String name) {
        checkName(name);
        stored.update(before -> before.renaming(new Company(id, name.strip())));
    }

    /** Removes a company and its administrators. No other company gets its id. */
    public void removeCompany(Company company) {
        stored.update(before -> before.without(company));
    }

    /**
     * Adds an administrator.
     *
     * @throws IllegalArgumentException if the name is none or taken, or there are too many; the message says so
     */
    public void addAdministrator(StoredAdministrator added) {
        require(
                ADMINISTRATOR_NAME.matcher(added.name()).matches(),
                "A name has 1 to 100 letters, digits and . _ @ + - and begins with a letter or a digit.");
        stored.update(before -> {
            require(
                    before.administrators().size() < MAX_ADMINISTRATORS,
                    "There are " + MAX_ADMINISTRATORS + " administrators already.");
            require(
                    before.administrators().stream()
                            .noneMatch(each -> each.name().equals(added.name())),
                    "There is an administrator of this name already.");
            return before.with(added);
        });
    }

    /** @return false if this company has no such administrator */
    public boolean removeAdministrator(Company company, String name) {
        boolean isThere =
                administratorsOf(company).stream().anyMatch(each -> each.name().equals(name));
        stored.update(before -> before.without(company, name));
        return isThere;
    }

    /** Replaces the hash of a password. */
    public void changePassword(String name, String passwordHash) {
        stored.update(before -> before.withPassword(canonical(name), passwordHash));
    }

    /** Adds the first company and the first operator, if there is nobody yet; of two servers one succeeds. */
    public boolean begin(StoredAdministrator operator) {
        return stored.setIfAbsent(new AccountFormat(List.of(FIRST_COMPANY), List.of(), List.of(operator)));
    }

    /** Returns the name in the form that is compared: without regard to case. */
    public static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static void checkName(String name) {
        boolean usable = !name.isBlank()
                && name.strip().length() <= MAX_NAME_LENGTH
                && name.codePoints().noneMatch(AccountRegistry::isInvisible);
        require(usable, "A company's name has 1 to " + MAX_NAME_LENGTH + " visible characters.");
    }

    private static boolean isInvisible(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static String freeId(AccountFormat before, String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String wanted = plain.isEmpty() ? "company" : plain.substring(0, Math.min(plain.length(), MAX_ID_LENGTH));
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? wanted : wanted + "-" + number)
                .filter(id -> !before.formerIds().contains(id))
                .filter(id -> before.companies().stream()
                        .noneMatch(company -> company.id().equals(id)))
                .findFirst()
                .orElseThrow();
    }
}
