package io.scimserver.testkit.settings;

import static io.scimserver.testkit.flaw.Flaw.ofSettings;

import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.flaw.Flaw;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in how keys of settings become keys of a database or names of files. */
public final class SettingsKeyFlaws {

    private SettingsKeyFlaws() {}

    public static List<Flaw> all() {
        UnaryOperator<String> same = UnaryOperator.identity();
        return List.of(
                keyed("keys are cut at 190 characters", key -> key.substring(0, Math.min(190, key.length()))),
                keyed("keys are hashed to 32 bits", key -> String.valueOf(key.hashCode())),
                keyed("keys are normalised", key -> Normalizer.normalize(key, Normalizer.Form.NFC)),
                keyed("a slash in a key is an underscore", key -> key.replace('/', '_')),
                keyed("keys are cut at 1,000 characters", key -> key.substring(0, Math.min(1_000, key.length()))),
                keyed("a key ends at NUL", key -> key.split("\u0000", 2)[0]),
                keyed("keys are paths", key -> key.replace("//", "/").replaceFirst("/$", "")),
                valued("lines of values end in one way", value -> value.replace("\r\n", "\n")),
                valued("values are JSON", value -> value.replace(" ", "")),
                valued("a byte-order mark is dropped from values", value -> value.replace("\ufeff", "")),
                valued("values end at 1 MB", value -> value.substring(0, Math.min(1_000_000, value.length()))),
                ofSettings("256 values are kept", "everyOneOfManyValuesIsKept", () -> {
                    Set<String> keys = new HashSet<>();
                    return new Mapped(
                            key -> keys.contains(key) || (keys.size() < 256 && keys.add(key)) ? key : "", same);
                }),
                ofSettings(
                        "values are numbers, if they look so",
                        "valuesThatAreAlmostEqualAreDifferent",
                        () -> new Mapped(same, value -> value.replaceFirst("\\.0$", ""))),
                ofSettings(
                        "the last line end of a value is lost",
                        "replacedValuesStayWhatTheyWere",
                        () -> new Mapped(same, value -> value.replaceFirst("\n$", ""))),
                keyed("a key is decoded", key -> key.replace("%2F", "/")),
                ofSettings(
                        "values end at 64 kB",
                        "aLargeValueIsKeptAndComparedWhole",
                        () -> new Mapped(same, value -> value.substring(0, Math.min(65_535, value.length())))));
    }

    private static Flaw valued(String name, UnaryOperator<String> value) {
        return ofSettings(name, "settingsStayWhatTheyWere", () -> new Mapped(UnaryOperator.identity(), value));
    }

    private static Flaw keyed(String name, UnaryOperator<String> key) {
        return ofSettings(name, "similarKeysHaveTheirOwnValues", () -> new Mapped(key, UnaryOperator.identity()));
    }

    /** Store that keeps keys and values in another form. */
    private record Mapped(UnaryOperator<String> key, UnaryOperator<String> value, SettingsStore store)
            implements SettingsStore {

        Mapped(UnaryOperator<String> key, UnaryOperator<String> value) {
            this(key, value, new InMemorySettingsStore());
        }

        @Override
        public Optional<String> find(String name) {
            return store.find(key.apply(name));
        }

        @Override
        public boolean putIfAbsent(String name, String first) {
            return store.putIfAbsent(key.apply(name), value.apply(first));
        }

        @Override
        public boolean replace(String name, String expected, String next) {
            return store.replace(key.apply(name), value.apply(expected), value.apply(next));
        }

        @Override
        public boolean remove(String name) {
            return store.remove(key.apply(name));
        }
    }
}
