package io.scimserver.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Every flaw that the kit must find. */
final class Flaws {

    private Flaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                        WriteFlaws.all(),
                        BatchFlaws.all(),
                        IdentityFlaws.all(),
                        NameFlaws.all(),
                        NameClaimFlaws.all(),
                        NearMissFlaws.all(),
                        StaleAnswerFlaws.all(),
                        DocumentFlaws.all(),
                        RefusalFlaws.all(),
                        LongTextFlaws.all(),
                        FilterFlaws.all(),
                        PrecisionFlaws.all(),
                        CombinedFlaws.all(),
                        PageFlaws.all(),
                        OrderFlaws.all(),
                        CursorFlaws.all(),
                        ConcurrencyFlaws.all(),
                        FeatureFlaws.all(),
                        TenantFlaws.all(),
                        TenantDeletionFlaws.all(),
                        TokenFlaws.all(),
                        TokenReachFlaws.all(),
                        SettingsFlaws.all(),
                        SettingsComparisonFlaws.all(),
                        AuditFlaws.all(),
                        AuditKeepingFlaws.all(),
                        ActivityFlaws.all(),
                        ActivityKeepingFlaws.all(),
                        ActivityWalkFlaws.all())
                .flatMap(List::stream);
    }

    static Flaw named(String name) {
        return all().filter(flaw -> flaw.name().equals(name)).findFirst().orElseThrow();
    }
}
