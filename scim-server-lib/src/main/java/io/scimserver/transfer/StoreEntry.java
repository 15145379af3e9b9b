package io.scimserver.transfer;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.audit.AuditEntry;
import io.scimserver.auth.StoredToken;
import io.scimserver.store.Member;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;

/** Entry of a store, on its way to another one. Immutable. */
public sealed interface StoreEntry {

    /** Returns its kind. */
    EntryKind kind();

    /** Value that several servers share. */
    record Setting(String key, String value) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.SETTING;
        }
    }

    /** User of a tenant. */
    record User(Tenant tenant, StoredUser user) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.USER;
        }
    }

    /** Group of a tenant, without its members. */
    record Group(Tenant tenant, StoredUser group) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.GROUP;
        }
    }

    /** Member of a group. */
    record Membership(Tenant tenant, String groupId, Member member) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.MEMBER;
        }
    }

    /** Entry of the history. */
    record History(AuditEntry entry) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.HISTORY;
        }
    }

    /** Entry of the activity log. */
    record Activity(ActivityEntry entry) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.ACTIVITY;
        }
    }

    /** Bearer token, of which the hash is stored. */
    record Token(StoredToken token) implements StoreEntry {

        @Override
        public EntryKind kind() {
            return EntryKind.TOKEN;
        }
    }
}
