package io.scimserver.testkit.flaw;

import io.scimserver.testkit.activity.ActivityConditionFlaws;
import io.scimserver.testkit.activity.ActivityFactFlaws;
import io.scimserver.testkit.activity.ActivityFlaws;
import io.scimserver.testkit.activity.ActivityKeepingFlaws;
import io.scimserver.testkit.activity.ActivityWalkFlaws;
import io.scimserver.testkit.audit.AuditConditionFlaws;
import io.scimserver.testkit.audit.AuditFactFlaws;
import io.scimserver.testkit.audit.AuditFlaws;
import io.scimserver.testkit.audit.AuditKeepingFlaws;
import io.scimserver.testkit.audit.AuditPageFlaws;
import io.scimserver.testkit.group.GroupFlaws;
import io.scimserver.testkit.group.GroupRuleFlaws;
import io.scimserver.testkit.group.MembershipFlaws;
import io.scimserver.testkit.resource.ResourceFlaws;
import io.scimserver.testkit.settings.SettingsComparisonFlaws;
import io.scimserver.testkit.settings.SettingsFlaws;
import io.scimserver.testkit.settings.SettingsKeyFlaws;
import io.scimserver.testkit.token.TokenFactFlaws;
import io.scimserver.testkit.token.TokenFlaws;
import io.scimserver.testkit.token.TokenKeepingFlaws;
import io.scimserver.testkit.token.TokenReachFlaws;
import io.scimserver.testkit.transfer.TransferFlaws;
import io.scimserver.testkit.user.BatchFlaws;
import io.scimserver.testkit.user.ConcurrencyFlaws;
import io.scimserver.testkit.user.FeatureFlaws;
import io.scimserver.testkit.user.IdentityFlaws;
import io.scimserver.testkit.user.NameClaimFlaws;
import io.scimserver.testkit.user.NameFlaws;
import io.scimserver.testkit.user.StaleResultFlaws;
import io.scimserver.testkit.user.TenantDeletionFlaws;
import io.scimserver.testkit.user.TenantFlaws;
import io.scimserver.testkit.user.VersionFlaws;
import io.scimserver.testkit.user.WriteFlaws;
import io.scimserver.testkit.user.search.CombinedFlaws;
import io.scimserver.testkit.user.search.EdgeFlaws;
import io.scimserver.testkit.user.search.FilterFlaws;
import io.scimserver.testkit.user.search.LongTextFlaws;
import io.scimserver.testkit.user.search.NearMissFlaws;
import io.scimserver.testkit.user.tenant.ServerFlaws;
import io.scimserver.testkit.user.tenant.TenantPageFlaws;
import io.scimserver.testkit.user.tenant.TenantWriteFlaws;
import io.scimserver.testkit.user.value.DocumentFlaws;
import io.scimserver.testkit.user.value.PrecisionFlaws;
import io.scimserver.testkit.user.value.RefusalFlaws;
import io.scimserver.testkit.user.value.WholeListFlaws;
import io.scimserver.testkit.user.walk.CursorFlaws;
import io.scimserver.testkit.user.walk.KeyOrderFlaws;
import io.scimserver.testkit.user.walk.OrderFlaws;
import io.scimserver.testkit.user.walk.PageFlaws;
import io.scimserver.testkit.user.walk.WalkFlaws;
import io.scimserver.testkit.user.write.ChangedValueFlaws;
import io.scimserver.testkit.user.write.MeetingWriteFlaws;
import java.util.List;
import java.util.stream.Stream;

/** Every flaw that the kit must find. */
final class Flaws {

    private Flaws() {}

    static Stream<Flaw> all() {
        return Stream.of(
                        WriteFlaws.all(),
                        BatchFlaws.all(),
                        MeetingWriteFlaws.all(),
                        ChangedValueFlaws.all(),
                        IdentityFlaws.all(),
                        NameFlaws.all(),
                        NameClaimFlaws.all(),
                        NearMissFlaws.all(),
                        StaleResultFlaws.all(),
                        DocumentFlaws.all(),
                        RefusalFlaws.all(),
                        WholeListFlaws.all(),
                        VersionFlaws.all(),
                        LongTextFlaws.all(),
                        FilterFlaws.all(),
                        PrecisionFlaws.all(),
                        CombinedFlaws.all(),
                        EdgeFlaws.all(),
                        PageFlaws.all(),
                        OrderFlaws.all(),
                        CursorFlaws.all(),
                        WalkFlaws.all(),
                        KeyOrderFlaws.all(),
                        ConcurrencyFlaws.all(),
                        FeatureFlaws.all(),
                        TenantFlaws.all(),
                        TenantDeletionFlaws.all(),
                        TenantPageFlaws.all(),
                        TenantWriteFlaws.all(),
                        ServerFlaws.all(),
                        TokenFlaws.all(),
                        TokenReachFlaws.all(),
                        TokenKeepingFlaws.all(),
                        TokenFactFlaws.all(),
                        SettingsFlaws.all(),
                        SettingsComparisonFlaws.all(),
                        SettingsKeyFlaws.all(),
                        GroupFlaws.all(),
                        MembershipFlaws.all(),
                        GroupRuleFlaws.all(),
                        ResourceFlaws.all(),
                        AuditFlaws.all(),
                        AuditKeepingFlaws.all(),
                        AuditPageFlaws.all(),
                        AuditConditionFlaws.all(),
                        AuditFactFlaws.all(),
                        ActivityFlaws.all(),
                        ActivityKeepingFlaws.all(),
                        ActivityWalkFlaws.all(),
                        TransferFlaws.all(),
                        ActivityConditionFlaws.all(),
                        ActivityFactFlaws.all())
                .flatMap(List::stream);
    }

    static Flaw named(String name) {
        return all().filter(flaw -> flaw.name().equals(name)).findFirst().orElseThrow();
    }
}
