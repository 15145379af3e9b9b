package io.scimserver.testkit;

import io.scimserver.testkit.activity.ActivityStoreContract;
import io.scimserver.testkit.audit.AuditStoreContract;
import io.scimserver.testkit.group.GroupStoreContract;
import io.scimserver.testkit.resource.ResourceStoreContract;
import io.scimserver.testkit.settings.SettingsStoreContract;
import io.scimserver.testkit.token.TokenStoreContract;
import io.scimserver.testkit.transfer.StoreTransferContract;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.UserStoresContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;

/** Every contract in one: it compiles as long as one test class may implement all of them. */
interface AllContracts
        extends UserStoreContract,
                SortingContract,
                CursorContract,
                UserStoresContract,
                GroupStoreContract,
                ResourceStoreContract,
                TokenStoreContract,
                SettingsStoreContract,
                AuditStoreContract,
                ActivityStoreContract,
                StoreTransferContract {}
