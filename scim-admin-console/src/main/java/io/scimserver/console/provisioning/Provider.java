package io.scimserver.console.provisioning;

import java.util.Arrays;
import java.util.Locale;

/** Identity providers that the console has instructions for. */
public enum Provider {
    ENTRA("Entra ID"),
    OKTA("Okta"),
    ONELOGIN("OneLogin"),
    GOOGLE("Google"),
    JUMPCLOUD("JumpCloud"),
    OTHER("Other");

    private final String title;

    Provider(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Provider of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(ENTRA);
    }
}
