package io.scimserver.jdbc;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditStore;
import io.scimserver.auth.TokenStore;
import io.scimserver.store.SettingsStore;
import io.scimserver.testkit.activity.ActivityStoreContract;
import io.scimserver.testkit.audit.AuditStoreContract;
import io.scimserver.testkit.group.GroupStoreContract;
import io.scimserver.testkit.settings.SettingsStoreContract;
import io.scimserver.testkit.token.TokenStoreContract;
import io.scimserver.testkit.transfer.StoreTransferContract;

/** Contracts of everything but users, and of copies. */
interface OtherContracts
        extends TokenStoreContract,
                SettingsStoreContract,
                AuditStoreContract,
                ActivityStoreContract,
                GroupStoreContract,
                StoreTransferContract {

    /** Returns stores without any entry. */
    OpenedStore emptyStores();

    @Override
    default OpenedStore emptyOpenedStore() {
        return emptyStores();
    }

    @Override
    default UsersAndGroups emptyGroupStores() {
        OpenedStore stores = emptyStores();
        return new UsersAndGroups(stores.users(), stores.groups().orElseThrow());
    }

    @Override
    default TokenStore emptyTokenStore() {
        return emptyStores().tokens().orElseThrow();
    }

    @Override
    default SettingsStore emptySettingsStore() {
        return emptyStores().settings().orElseThrow();
    }

    @Override
    default AuditStore emptyAuditStore() {
        return emptyStores().audit().orElseThrow();
    }

    @Override
    default ActivityStore emptyActivityStore() {
        return emptyStores().activity().orElseThrow();
    }
}
