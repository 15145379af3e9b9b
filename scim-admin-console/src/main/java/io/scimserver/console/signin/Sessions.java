package io.scimserver.console.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.console.access.Administrator;
import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.console.web.Digests;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * Sessions of administrators. A session is a random value in a cookie, of which the {@link SettingsStore} keeps a hash: several
 * servers agree, and a session that is ended is over everywhere at once. Safe for use by many threads.
 */
public final class Sessions {

    /** Length of a session. */
    public static final Duration LIFETIME = Duration.ofHours(10);

    private static final String KEY = "console/sessions/";
    private static final int MAX_LENGTH = 400;
    private static final int MAX_PER_ADMINISTRATOR = 20;

    /** Stored part of a session. */
    record Kept(String hash, long endsAt) {}

    private final SettingsStore settings;
    private final AccountRegistry registry;
    private final Clock clock;

    /** JSON form of an administrator's sessions: an array. */
    private static final class Format implements StoredValue.Format<List<Kept>> {

        @Override
        public JsonNode write(List<Kept> sessions) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sessions.forEach(kept -> array.addObject().put("hash", kept.hash()).put("endsAt", kept.endsAt()));
            return array;
        }

        @Override
        public List<Kept> read(JsonNode stored) {
            return StreamSupport.stream(stored.spliterator(), false)
                    .map(node -> new Kept(
                            node.path("hash").asText(), node.path("endsAt").asLong()))
                    .toList();
        }
    }

    public Sessions(SettingsStore settings, AccountRegistry registry, Clock clock) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Begins a session. */
    ConsoleCookie begin(String name) {
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8))
                + "." + ConsoleCookie.randomText();
        Kept added =
                new Kept(Digests.sha256(value), clock.instant().plus(LIFETIME).getEpochSecond());
        change(name, kept -> {
            kept.add(added);
            return List.copyOf(kept.subList(Math.max(0, kept.size() - MAX_PER_ADMINISTRATOR), kept.size()));
        });
        return new ConsoleCookie(ConsoleCookie.Kind.SESSION, value);
    }

    /** Returns the administrator whose session this is; empty if it is none, or over. */
    public Optional<Administrator> find(String value) {
        String hash = Digests.sha256(value);
        long now = clock.instant().getEpochSecond();
        return nameIn(value)
                .filter(name -> stored(name).get().stream()
                        .anyMatch(kept -> Digests.equal(kept.hash(), hash) && kept.endsAt() > now))
                .flatMap(registry::signedIn);
    }

    /** Ends one session. */
    public void end(String value) {
        String hash = Digests.sha256(value);
        nameIn(value)
                .ifPresent(name -> change(name, kept -> {
                    kept.removeIf(each -> each.hash().equals(hash));
                    return kept;
                }));
    }

    /** Ends every session of an administrator. */
    public void endAll(String name) {
        change(name, kept -> List.of());
    }

    private void change(String name, UnaryOperator<List<Kept>> change) {
        long now = clock.instant().getEpochSecond();
        stored(name).update(before -> {
            List<Kept> kept = new ArrayList<>(before);
            kept.removeIf(each -> each.endsAt() <= now);
            return change.apply(kept);
        });
    }

    private StoredValue<List<Kept>> stored(String name) {
        return new StoredValue<>(settings, KEY + name, List.of(), new Format(), clock);
    }

    private static Optional<String> nameIn(String value) {
        int dot = value.indexOf('.');
        if (dot <= 0 || value.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(value.substring(0, dot)), StandardCharsets.UTF_8);
            return Optional.of(name).filter(text -> text.equals(AccountRegistry.canonical(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
