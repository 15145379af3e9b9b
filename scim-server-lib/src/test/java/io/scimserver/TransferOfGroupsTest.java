package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Tenant;
import io.scimserver.transfer.EntryKind;
import io.scimserver.transfer.Progress;
import io.scimserver.transfer.StoreCopy;
import io.scimserver.transfer.StoreReader;
import io.scimserver.transfer.Summary;
import io.scimserver.transfer.TransferException;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of copies of stores that hold groups. */
class TransferOfGroupsTest {

    private static final Tenant ACME = new Tenant("acme");

    @Test
    void aStoreWithGroupsIsNotCopiedToOneThatKeepsNone() {
        OpenedStore source = OpenedStore.inMemory(Clock.systemUTC());
        source.users().forTenant(ACME).create("1", document("userName"));
        OpenedStore target = withoutGroups();
        assertThat(copy(source, target).part(EntryKind.USER).count())
                .as("without groups nothing is lost")
                .isEqualTo(1);
        source.groups().orElseThrow().forTenant(ACME).create("2", document("displayName"), Set.of());
        OpenedStore other = withoutGroups();

        assertThatThrownBy(() -> copy(source, other))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("the target does not keep groups");
        assertThat(other.transfer().orElseThrow().tenants()).isEmpty();
    }

    private static OpenedStore withoutGroups() {
        OpenedStore all = OpenedStore.inMemory(Clock.systemUTC());
        return OpenedStore.of(all.users())
                .withTokens(all.tokens().orElseThrow())
                .withSettings(all.settings().orElseThrow())
                .withAudit(all.audit().orElseThrow())
                .withActivity(all.activity().orElseThrow())
                .withTransfer(all.transfer().orElseThrow());
    }

    private static Summary copy(OpenedStore source, OpenedStore target) {
        return new StoreCopy(new StoreReader(source), target).run(false, Progress.UNSEEN, Progress.UNSEEN);
    }

    private static UserDocument document(String name) {
        return UserDocument.of(JsonNodeFactory.instance.objectNode().put(name, "sales"));
    }
}
