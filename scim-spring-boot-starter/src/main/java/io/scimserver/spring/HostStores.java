package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditStore;
import io.scimserver.auth.Authenticator;
import io.scimserver.auth.TokenStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;

/** Stores that the application has as beans. */
final class HostStores {

    private final ListableBeanFactory beans;

    HostStores(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** @throws ScimStartupException if there are several */
    Optional<UserStores> users() {
        List<UserStores> found = Stream.concat(
                        beans.getBeanProvider(UserStores.class).stream(),
                        beans.getBeanProvider(UserStore.class).stream().map(UserStores::single))
                .toList();
        if (found.size() > 1) {
            throw new ScimStartupException(
                    "There are " + found.size() + " beans of UserStore or UserStores, but SCIM users are kept in one.",
                    "Keep one of these beans, or declare one bean of UserStores that chooses by tenant.");
        }
        return found.stream().findFirst();
    }

    /** Returns the stores, with beans of the application in the place of those that it keeps itself. */
    OpenedStore applyTo(OpenedStore stores) {
        OpenedStore result = stores;
        result = one(TokenStore.class).map(result::withTokens).orElse(result);
        result = one(SettingsStore.class).map(result::withSettings).orElse(result);
        result = one(AuditStore.class).map(result::withAudit).orElse(result);
        result = one(ActivityStore.class).map(result::withActivity).orElse(result);
        result = one(GroupStores.class).map(result::withGroups).orElse(result);
        return one(OpenedStore.Health.class).map(result::withHealth).orElse(result);
    }

    /** Returns true if the application decides itself who may send requests. */
    boolean hasAuthenticator() {
        return Arrays.stream(beans.getBeanNamesForType(Authenticator.class, true, false))
                .anyMatch(name -> !name.equals(ScimAutoConfiguration.TOKENS));
    }

    private <T> Optional<T> one(Class<T> type) {
        return Optional.ofNullable(beans.getBeanProvider(type).getIfAvailable());
    }
}
