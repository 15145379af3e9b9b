package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Tenant;
import io.scimserver.transfer.EntryKind;
import io.scimserver.transfer.Progress;
import io.scimserver.transfer.StoreReader;
import io.scimserver.transfer.TransferException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of copies of stores that hold groups. */
class TransferOfGroupsTest {

    private static final Tenant ACME = new Tenant("acme");

    @Test
    void aStoreWithGroupsIsNotCopiedWithoutThem() {
        OpenedStore store = OpenedStore.inMemory(Clock.systemUTC());
        store.users().forTenant(ACME).create("1", document("userName"));
        store.groups().orElseThrow().forTenant(ACME).create("2", document("displayName"), Set.of());
        List<Object> copied = new ArrayList<>();

        assertThatThrownBy(
                        () -> new StoreReader(store).read(EnumSet.of(EntryKind.USER), Progress.UNSEEN, copied::addAll))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("the source has groups");
        assertThat(copied).isEmpty();
    }

    private static UserDocument document(String name) {
        return UserDocument.of(JsonNodeFactory.instance.objectNode().put(name, "sales"));
    }
}
