package io.scimserver;

import static io.scimserver.Models.change;
import static io.scimserver.Models.resource;
import static io.scimserver.Models.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.UserResource;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserChange;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TenantUsersTest {

    private static final Caller GRACE = new Caller(new Tenant("acme"), "admin", "Grace", Access.READ_WRITE);
    private static final Caller READER = new Caller(new Tenant("acme"), "admin", "Reader", Access.READ_ONLY);
    private static final Caller GLOBEX = new Caller(new Tenant("globex"), "admin", "Hank", Access.READ_WRITE);

    private final List<String> events = new ArrayList<>();
    private final ScimServer scim = ScimServer.builder()
            .users(new InMemoryUserStores(Clock.systemUTC()))
            .authenticator(request -> {
                throw new IllegalStateException("not asked here");
            })
            .listener(new Noting())
            .build();
    private final TenantUsers directory = scim.users(GRACE);

    private final class Noting implements ProvisioningListener {

        @Override
        public void created(Caller by, StoredUser user) {
            events.add(by.label() + " created");
        }

        @Override
        public void updated(Caller by, UserChange change) {
            events.add(by.label() + " changed " + change.changedPaths());
        }

        @Override
        public void deleted(Caller by, StoredUser user) {
            events.add(by.label() + " deleted");
        }
    }

    @Test
    void aUserIsCreatedReadChangedAndDeletedAndListenersHearOfIt() {
        StoredUser ada = directory.create(user("ada", "\"title\":\"Analyst\""));
        StoredUser patched = directory.patch(ada.id(), change("""
                {"op":"replace","path":"title","value":"Countess"}"""));
        StoredUser replaced = directory.replace(ada.id(), user("ada", ""));

        assertThat(patched.attributes().tree().path("title").asText()).isEqualTo("Countess");
        assertThat(replaced.attributes().tree().has("title")).isFalse();
        assertThat(directory.find(ada.id())).contains(replaced);
        directory.delete(ada.id());
        assertThat(directory.find(ada.id())).isEmpty();
        assertThat(events)
                .containsExactly("Grace created", "Grace changed [title]", "Grace changed [title]", "Grace deleted");
    }

    @Test
    void usersAreFoundByFilterInOrderAndPageByPage() {
        List.of("cleo", "ada", "bob").forEach(name -> directory.create(user(name, "")));
        directory.create(user("dora", "\"active\":false"));

        UserPage first = directory.search(
                UserSearch.ALL.matching("active eq true").sortedBy("userName").page(1, 2));
        UserPage last =
                directory.search(UserSearch.ALL.sortedDescendingBy("userName").page(4, 2));

        assertThat(names(first)).containsExactly("ada", "bob");
        assertThat(first.totalResults()).isEqualTo(3);
        assertThat(names(last)).containsExactly("ada");
        assertThat(directory.search(UserSearch.ALL.page(-3, -1)).totalResults()).isEqualTo(4);
    }

    @Test
    void refusalsAreTheErrorsThatARequestWouldGet() {
        StoredUser ada = directory.create(user("ada", ""));

        assertThatRefused(() -> directory.create(user("ADA", ""))).isEqualTo("409 uniqueness");
        assertThatRefused(() -> directory.create(resource("{\"schemas\":[\"urn:x\"],\"userName\":\"eve\"}")))
                .isEqualTo("400 invalidSyntax");
        assertThatRefused(() -> directory.create(user("eve", "\"active\":12"))).isEqualTo("400 invalidValue");
        assertThatRefused(() -> directory.create(user("eve", "\"title\":\"" + " ".repeat(2_000_000) + "\"")))
                .isEqualTo("400 invalidValue");
        assertThatRefused(() -> directory.replace("nobody", user("eve", ""))).isEqualTo("404 ");
        assertThatRefused(() -> directory.patch(ada.id(), change("{\"op\":\"remove\",\"path\":\"userName\"}")))
                .isEqualTo("400 mutability");
        assertThatRefused(() -> directory.delete("nobody")).isEqualTo("404 ");
        assertThatRefused(() -> directory.search(UserSearch.ALL.matching("userName eq")))
                .isEqualTo("400 invalidFilter");
    }

    @Test
    void theModelsOfTheSdkAreTakenAndNotChanged() throws ScimException {
        UserResource eve =
                new UserResource().setUserName("eve").setTitle("Analyst").setActive(true);
        StoredUser stored = directory.create(eve);
        assertThat(eve.getId()).isNull();
        PatchRequest leave = new PatchRequest(PatchOperation.replace("active", false), PatchOperation.remove("title"));
        StoredUser left = directory.patch(stored.id(), leave);
        assertThat(left.attributes().tree().path("active").asBoolean(true)).isFalse();
        assertThat(left.attributes().tree().has("title")).isFalse();
    }

    @Test
    void aChangeOfAVersionThatIsGoneIsRefused() {
        StoredUser ada = directory.create(user("ada", ""));
        StoredUser newer = directory.replace(ada.id(), ada.version(), user("ada", "\"title\":\"Countess\""));
        PatchRequest retitle = change("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lady\"}");

        assertThatRefused(() -> directory.patch(ada.id(), ada.version(), retitle))
                .isEqualTo("412 ");
        assertThatRefused(() -> directory.replace(ada.id(), ada.version(), user("ada", "")))
                .isEqualTo("412 ");
        assertThat(directory.patch(ada.id(), newer.version(), retitle).version())
                .isNotEqualTo(newer.version());
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        StoredUser ada = directory.create(user("ada", ""));
        TenantUsers reading = scim.users(READER);

        assertThat(reading.find(ada.id())).contains(ada);
        assertThatRefused(() -> reading.create(user("eve", ""))).isEqualTo("403 ");
        assertThatRefused(() -> reading.delete(ada.id())).isEqualTo("403 ");
    }

    @Test
    void anotherCompanySeesNothing() {
        StoredUser ada = directory.create(user("ada", ""));
        TenantUsers globex = scim.users(GLOBEX);

        assertThat(globex.find(ada.id())).isEmpty();
        assertThat(globex.search(UserSearch.ALL).totalResults()).isZero();
        assertThatRefused(() -> globex.delete(ada.id())).isEqualTo("404 ");
    }

    @Test
    void aStoreThatCannotBeReachedIsA503ThatSaysNothingOfIt() {
        TenantUsers unreachable = ScimServer.builder()
                .users(tenant -> {
                    throw new StoreException.Unavailable(
                            "mongodb://secret@host", Duration.ofSeconds(1), new IllegalStateException());
                })
                .authenticator(request -> {
                    throw new IllegalStateException("not asked here");
                })
                .build()
                .users(GRACE);

        assertThatRefused(() -> unreachable.find("1")).isEqualTo("503 ");
        assertThatThrownBy(() -> unreachable.find("1")).hasMessageNotContaining("secret");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertThatRefused(ThrowingCallable call) {
        ScimErrorException refusal =
                org.assertj.core.api.Assertions.catchThrowableOfType(ScimErrorException.class, call);
        assertThat(refusal).as("is refused").isNotNull();
        return assertThat(
                refusal.error().status() + " " + refusal.error().scimType().orElse(""));
    }

    private static List<String> names(UserPage page) {
        return page.users().stream()
                .map(found -> found.attributes().tree().path("userName").asText())
                .toList();
    }
}
