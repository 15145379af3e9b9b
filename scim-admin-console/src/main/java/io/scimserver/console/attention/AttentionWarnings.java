package io.scimserver.console.attention;

import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.console.access.Company;
import io.scimserver.console.layout.Layout.Banner;
import io.scimserver.console.page.Texts;
import io.scimserver.console.page.Warnings;
import io.scimserver.console.web.Links;
import java.util.stream.Stream;

/** Warning about people who should be gone and are not; the guard warns about those that it holds back. */
public final class AttentionWarnings implements Warnings {

    private final Attention attention;

    public AttentionWarnings(Attention attention) {
        this.attention = attention;
    }

    @Override
    public Stream<Banner> of(Company company, Links links) {
        long people = attention.list(company.tenant()).open().stream()
                .filter(item -> item.kind() == AttentionKind.DEACTIVATION)
                .filter(item -> !item.reason().isByGuard())
                .count();
        Banner banner = new Banner(
                Texts.count(people, "person", "people") + " should have been deactivated, and that was refused.",
                "See who, and why",
                links.to(Links.ATTENTION, company),
                "bad");
        return Stream.of(banner).filter(shown -> people > 0);
    }
}
