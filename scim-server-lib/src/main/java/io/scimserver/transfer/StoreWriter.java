package io.scimserver.transfer;

import io.scimserver.OpenedStore;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenStore;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import io.scimserver.transfer.StoreEntry.Activity;
import io.scimserver.transfer.StoreEntry.History;
import io.scimserver.transfer.StoreEntry.Setting;
import io.scimserver.transfer.StoreEntry.Token;
import io.scimserver.transfer.StoreEntry.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writer of entries into a store. What is there already stays, so that a copy can be repeated. */
record StoreWriter(OpenedStore store, StoreTransfer transfer) {

    /** Writes entries of one kind. */
    void write(List<StoreEntry> entries) {
        switch (entries.get(0).kind()) {
            case SETTING -> of(entries, Setting.class).forEach(this::write);
            case USER -> writeUsers(of(entries, User.class));
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

    private void writeUsers(Stream<User> users) {
        Map<Tenant, List<StoredUser>> byTenant = users.collect(Collectors.groupingBy(
                User::tenant, LinkedHashMap::new, Collectors.mapping(User::user, Collectors.toList())));
        byTenant.forEach(transfer::addUsers);
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
