package io.scimserver.testkit.settings;

import static io.scimserver.testkit.flaw.Flaw.ofSettings;

import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes in how keys and values of settings are compared. */
public final class SettingsComparisonFlaws {

    private SettingsComparisonFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofSettings("an empty value is none", "anEmptyValueIsAValue", () -> new Kept() {
                    @Override
                    public Optional<String> find(String key) {
                        return super.find(key).filter(value -> !value.isEmpty());
                    }
                }),
                expecting("blanks at the end of a value do not count", "first", String::stripTrailing),
                expecting(
                        "values are compared as far as the index goes",
                        "x",
                        value -> value.substring(0, Math.min(4000, value.length()))),
                keyed("blanks at the end of a key do not count", String::stripTrailing),
                keyed("keys are compared without accents", key -> key.replace('\u00e9', 'e')),
                keyed("keys are folded", key -> key.toLowerCase(Locale.ROOT)),
                keyed("invisible characters of a key do not count", key -> key.replace("\u200d", "")),
                ofSettings("remove takes the key for a pattern", "whatIsAlmostTheKeyIsAnotherKey", () -> new Kept() {
                    @Override
                    public boolean remove(String key) {
                        return super.remove(key.equals("k_y") ? "key" : key);
                    }
                }),
                ofSettings("remove looks, then removes", "ofManyRemovalsOneRemoves", () -> new Kept() {

                    private final Crossing twoHaveLooked = new Crossing(2);

                    @Override
                    public boolean remove(String key) {
                        boolean isThere = find(key).isPresent();
                        twoHaveLooked.meet();
                        super.remove(key);
                        return isThere;
                    }
                }));
    }

    private static Flaw keyed(String name, UnaryOperator<String> seen) {
        return ofSettings(name, "whatIsAlmostTheKeyIsAnotherKey", () -> new Kept() {
            @Override
            public Optional<String> find(String key) {
                return super.find(seen.apply(key));
            }
        });
    }

    private static Flaw expecting(String name, String beginning, UnaryOperator<String> seen) {
        return ofSettings(name, "whatIsAlmostTheValueReplacesNothing", () -> new Kept() {
            @Override
            public boolean replace(String key, String expected, String value) {
                Optional<String> seenAlike = find(key)
                        .filter(text -> text.startsWith(beginning))
                        .filter(text -> seen.apply(text).equals(seen.apply(expected)));
                return super.replace(key, seenAlike.orElse(expected), value);
            }
        });
    }

    /** Correct store, which keeps the contract. */
    private static class Kept implements SettingsStore {

        private final SettingsStore store = new InMemorySettingsStore();

        @Override
        public Optional<String> find(String key) {
            return store.find(key);
        }

        @Override
        public boolean putIfAbsent(String key, String value) {
            return store.putIfAbsent(key, value);
        }

        @Override
        public boolean replace(String key, String expected, String value) {
            return store.replace(key, expected, value);
        }

        @Override
        public boolean remove(String key) {
            return store.remove(key);
        }
    }
}
