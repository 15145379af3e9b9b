package io.scimserver.testkit.flaw;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditStore;
import io.scimserver.auth.TokenStore;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.testkit.group.EmptyGroupStores.UsersAndGroups;
import java.util.function.Supplier;

/**
 * Mistake that a hurried author makes, and the test that must find it.
 *
 * @param name a description
 * @param candidate the class whose contract the flawed thing is run through
 * @param subject makes an empty flawed thing
 * @param caughtBy the contract's test that must fail
 * @param deadlineSeconds the time that the test may take; short for a store that never returns
 */
public record Flaw(String name, Class<?> candidate, Supplier<?> subject, String caughtBy, int deadlineSeconds) {

    private static final int LONG = 300;

    private static final int SHORT = 3;

    public Flaw(String name, Class<?> candidate, Supplier<?> subject, String caughtBy) {
        this(name, candidate, subject, caughtBy, LONG);
    }

    public static Flaw ofStoreThatHangs(String name, String caughtBy, Supplier<UserStore> store) {
        return new Flaw(name, Candidates.OfStore.class, store, caughtBy, SHORT);
    }

    public static Flaw ofStore(String name, String caughtBy, Supplier<UserStore> store) {
        return new Flaw(name, Candidates.OfStore.class, store, caughtBy);
    }

    public static Flaw ofStores(String name, String caughtBy, Supplier<UserStores> stores) {
        return new Flaw(name, Candidates.OfStores.class, stores, caughtBy);
    }

    public static Flaw ofTokens(String name, String caughtBy, Supplier<TokenStore> store) {
        return new Flaw("tokens: " + name, Candidates.OfTokens.class, store, caughtBy);
    }

    public static Flaw ofSettings(String name, String caughtBy, Supplier<SettingsStore> store) {
        return new Flaw("settings: " + name, Candidates.OfSettings.class, store, caughtBy);
    }

    public static Flaw ofAudit(String name, String caughtBy, Supplier<AuditStore> store) {
        return new Flaw("audit: " + name, Candidates.OfAudit.class, store, caughtBy);
    }

    public static Flaw ofActivity(String name, String caughtBy, Supplier<ActivityStore> store) {
        return new Flaw("activity: " + name, Candidates.OfActivity.class, store, caughtBy);
    }

    public static Flaw ofGroups(String name, String caughtBy, Supplier<UsersAndGroups> stores) {
        return new Flaw("groups: " + name, Candidates.OfGroups.class, stores, caughtBy);
    }

    public static Flaw ofResources(String name, String caughtBy, Supplier<ResourceStores> stores) {
        return new Flaw("resources: " + name, Candidates.OfResources.class, stores, caughtBy);
    }

    public static Flaw ofTransfer(String name, String caughtBy, Supplier<OpenedStore> store) {
        return new Flaw("transfer: " + name, Candidates.OfTransfer.class, store, caughtBy);
    }

    /** Returns the contract that a store with this flaw breaks. */
    Class<?> subjectContract() {
        return candidate().getInterfaces()[0];
    }

    @Override
    public String toString() {
        return name;
    }
}
