package io.scimserver.store.search.value;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text, as stores compare them in a search by words: letters and digits that follow each other, folded. */
public final class SearchWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int MAX_LENGTH = 100;

    private SearchWords() {}

    /** Returns each word once, in order; of a longer word its first 100 characters. */
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(Folding.fold(text));
        while (matcher.find()) {
            String word = matcher.group();
            words.add(word.substring(0, Math.min(word.length(), MAX_LENGTH)));
        }
        return words;
    }
}
