package io.scimserver.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of links where the console is mounted at the root of its site. */
class LinksTest {

    private static final Links AT_ROOT = new Links("");

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "///evil.example", "/\\evil.example", "/%2Fevil.example", "x", ""})
    void anotherSiteIsNotOwn(String target) {
        assertThat(AT_ROOT.isOwn(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/companies/default?x=//"})
    void everyPageOfTheSiteIsOwn(String target) {
        assertThat(AT_ROOT.isOwn(target)).isTrue();
    }
}
