package io.scimserver.store.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Ada@Example.COM, ada@example.com",
        "É, é",
        "E\u0301, é",
        "ＡＬＩＣＥ, alice",
        "ａ＠ｂ．ｃ, a@b.c",
        "\u212A, k",
        "\u212B, å",
        "ΣΊΣΥΦΟΣ, σίσυφοσ",
        "σίσυφος, σίσυφοσ",
        "Straße, straße",
        "ﬁ, ﬁ",
        "ı, ı",
        "İ, i\u0307",
        "I, i",
        "ｶﾞ, ガ",
        "ﾡ, ㄱ",
        "￥￦￣, ¥₩¯",
        "Ǆ, ǆ",
        "\uD801\uDC00, \uD801\uDC28"
    })
    void theFoldedFormOf(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @Test
    void aFullwidthSpaceIsASpace() {
        assertThat(Folding.fold("a\u3000b ")).isEqualTo("a b ");
    }

    @Test
    void lookAlikesOfDifferentKindsStayDifferent() {
        assertThat(Folding.fold("STRASSE")).isNotEqualTo(Folding.fold("Straße"));
        assertThat(Folding.fold("\u0430")).isNotEqualTo(Folding.fold("a"));
        assertThat(Folding.fold("a\u200D")).isNotEqualTo(Folding.fold("a"));
        assertThat(Folding.fold("\uFB01")).isNotEqualTo("fi");
    }

    @Test
    void lowerCaseAsciiIsNotCopied() {
        String text = "ada@example.com";
        assertThat(Folding.fold(text)).isSameAs(text);
    }

    @Test
    void foldingAgainChangesNothing() {
        assertThat(codePoints().filter(text -> !Folding.fold(Folding.fold(text)).equals(Folding.fold(text))))
                .isEmpty();
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String text = random.ints(4, 0x20, 0x3100)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String folded = Folding.fold(text);
            assertThat(Folding.fold(folded)).as("%s", text).isEqualTo(folded);
        }
    }

    @Test
    void composedAndDecomposedFormsAreTheSame() {
        assertThat(codePoints()
                        .filter(text -> !Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .equals(Folding.fold(text))))
                .isEmpty();
    }

    @Test
    void everyWidthIsMappedAndNothingElseIs() {
        for (int c = 0xFF01; c <= 0xFFEE; c++) {
            String wide = Character.toString(c);
            String folded = Folding.fold(wide);
            boolean hasMapping =
                    !Normalizer.normalize(wide, Normalizer.Form.NFKC).equals(wide);
            String expected = Normalizer.normalize(wide, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            assertThat(!folded.equals(wide)).as("U+%04X", c).isEqualTo(hasMapping);
            assertThat(Normalizer.normalize(folded, Normalizer.Form.NFKC)).isEqualTo(expected);
        }
    }

    @Test
    void theDefaultLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
        try {
            assertThat(Folding.fold("TITLE")).isEqualTo("title");
            assertThat(Folding.fold("TİTLEÉ")).isEqualTo("ti\u0307tleé");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static java.util.stream.Stream<String> codePoints() {
        return IntStream.range(0, CODE_POINTS)
                .filter(c ->
                        Character.getType(c) != Character.UNASSIGNED && Character.getType(c) != Character.SURROGATE)
                .mapToObj(Character::toString);
    }
}
