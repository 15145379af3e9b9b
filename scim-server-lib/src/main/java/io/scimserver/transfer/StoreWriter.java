package io.scimserver.transfer;

import io.scimserver.OpenedStore;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreTransfer;
import io.scimserver.tenant.Tenant;
import io.scimserver.transfer.StoreEntry.Activity;
import io.scimserver.transfer.StoreEntry.Group;
import io.scimserver.transfer.StoreEntry.History;
import io.scimserver.transfer.StoreEntry.Membership;
import io.scimserver.transfer.StoreEntry.Setting;
import io.scimserver.transfer.StoreEntry.Token;
import io.scimserver.transfer.StoreEntry.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writer of entries into a store. What is there already stays, so that a copy can be repeated. */
record StoreWriter(OpenedStore store, StoreTransfer transfer) {

    /** Writes entries of one kind. */
    void write(List<StoreEntry> entries) {
        switch (entries.get(0).kind()) {
            case SETTING -> of(entries, Setting.class).forEach(this::write);
            case USER ->
                together(of(entries, User.class), User::tenant, User::user).forEach(transfer::addUsers);
            case GROUP ->
                together(of(entries, Group.class), Group::tenant, Group::group).forEach(transfer::addGroups);
            case MEMBER -> writeMembers(of(entries, Membership.class));
            case HISTORY ->
                store.audit()
                        .orElseThrow()
                        .append(of(entries, History.class).map(History::entry).toList());
            case ACTIVITY ->
                store.activity()
                        .orElseThrow()
                        .append(of(entries, Activity.class).map(Activity::entry).toList());
            case TOKEN -> of(entries, Token.class).map(Token::token).forEach(this::write);
        }
    }

    /** Group that members belong to. */
    private record GroupKey(Tenant tenant, String groupId) {

        static GroupKey of(Membership membership) {
            return new GroupKey(membership.tenant(), membership.groupId());
        }
    }

    private static <E, K, V> Map<K, List<V>> together(Stream<E> entries, Function<E, K> key, Function<E, V> value) {
        return entries.collect(
                Collectors.groupingBy(key, LinkedHashMap::new, Collectors.mapping(value, Collectors.toList())));
    }

    private void writeMembers(Stream<Membership> memberships) {
        together(memberships, GroupKey::of, Membership::member)
                .forEach((group, members) -> transfer.addMembers(group.tenant(), group.groupId(), members));
    }

    private void write(Setting setting) {
        SettingsStore settings = store.settings().orElseThrow();
        if (!settings.putIfAbsent(setting.key(), setting.value())
                && !settings.find(setting.key()).equals(Optional.of(setting.value()))) {
            throw new TransferException("the target has another value of the setting " + setting.key());
        }
    }

    private void write(StoredToken token) {
        TokenStore tokens = store.tokens().orElseThrow();
        if (tokens.findByHash(token.hash()).isEmpty()) {
            tokens.add(token);
        }
    }

    private static <E extends StoreEntry> Stream<E> of(List<StoreEntry> entries, Class<E> type) {
        return entries.stream().map(type::cast);
    }
}
