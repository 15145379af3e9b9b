package io.scimserver.testkit.settings;

import static io.scimserver.testkit.flaw.Flaw.ofSettings;

import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mistakes in how settings are kept. */
public final class SettingsFlaws {

    private SettingsFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofSettings(
                        "the expected value is ignored", "aValueIsReplacedOnlyByWhoKnowsIt", () -> new PlainSettings() {
                            @Override
                            boolean isExpected(String key, Optional<String> expected) {
                                return true;
                            }
                        }),
                ofSettings(
                        "a first value replaces another",
                        "aFirstValueIsSetOnlyWhereThereIsNone",
                        () -> new PlainSettings() {
                            @Override
                            boolean isExpected(String key, Optional<String> expected) {
                                return expected.isEmpty() || super.isExpected(key, expected);
                            }
                        }),
                ofSettings("keys are compared without case", "whatIsSetIsFound", () -> new PlainSettings() {
                    @Override
                    public Optional<String> find(String key) {
                        return super.find(key.toLowerCase(Locale.ROOT));
                    }
                }),
                ofSettings("values are trimmed", "keysAndValuesStayWhatTheyWere", () -> new PlainSettings() {
                    @Override
                    public Optional<String> find(String key) {
                        return super.find(key).map(String::strip);
                    }
                }),
                ofSettings(
                        "a removed value stays", "aValueThatIsRemovedIsGoneAndCanBeSetAnew", () -> new PlainSettings() {
                            @Override
                            public boolean remove(String key) {
                                return find(key).isPresent();
                            }
                        }),
                ofSettings("no change is a failure", "settingTheSameValueAgainWorks", () -> new PlainSettings() {
                    @Override
                    public boolean replace(String key, String expected, String value) {
                        return !find(key).equals(Optional.of(value)) && super.replace(key, expected, value);
                    }
                }),
                ofSettings(
                        "the value is checked, then written", "ofManyFirstValuesOneIsSet", () -> new PlainSettings() {
                            private final Crossing twoHaveChecked = new Crossing(2);

                            @Override
                            boolean isExpected(String key, Optional<String> expected) {
                                boolean isExpected = super.isExpected(key, expected);
                                twoHaveChecked.meet();
                                return isExpected;
                            }
                        }));
    }

    /** Store that checks, and writes the expected value; it keeps the contract for one thread. */
    private static class PlainSettings implements SettingsStore {

        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public Optional<String> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public boolean putIfAbsent(String key, String value) {
            return set(key, Optional.empty(), value);
        }

        @Override
        public boolean replace(String key, String expected, String value) {
            return set(key, Optional.of(expected), value);
        }

        private boolean set(String key, Optional<String> expected, String value) {
            if (isExpected(key, expected)) {
                values.put(key, value);
                return true;
            }
            return false;
        }

        @Override
        public boolean remove(String key) {
            return values.remove(key) != null;
        }

        boolean isExpected(String key, Optional<String> expected) {
            return find(key).equals(expected);
        }
    }
}
