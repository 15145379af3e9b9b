package io.scimserver;

import static io.scimserver.ScimClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.AttributeChange;
import io.scimserver.provisioning.Preview;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.Rehire;
import io.scimserver.provisioning.UserChange;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static final Caller GRACE = new Caller(new Tenant("acme"), "admin", "Grace", Access.READ_WRITE);
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final List<String> events = new ArrayList<>();
    private final TenantUsers directory = directory(Rehire.NEVER);

    private TenantUsers directory(Rehire rehire) {
        return ScimServer.builder()
                .users(new InMemoryUserStores(Clock.systemUTC()))
                .authenticator(request -> {
                    throw new IllegalStateException("not asked here");
                })
                .listener(new ProvisioningListener() {
                    @Override
                    public void created(Caller by, StoredUser user) {
                        events.add("created");
                    }

                    @Override
                    public void updated(Caller by, UserChange change) {
                        events.add("updated");
                    }
                })
                .passwords((by, user, password) -> events.add("password"))
                .rehire(rehire)
                .build()
                .users(GRACE);
    }

    @Test
    void aCreateIsShownAndNotMade() {
        Preview preview = directory.previewCreate(
                user("ada", "\"title\":\"Countess\",\"password\":\"s3cret\",\"name\":{\"givenName\":\"Ada\"}"));

        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.before()).isEmpty();
        assertThat(tree(preview).path("title").asText()).isEqualTo("Countess");
        assertThat(tree(preview).path("active").asBoolean()).isTrue();
        assertThat(preview.changes())
                .contains(new AttributeChange("title", Optional.empty(), Optional.of(new TextNode("Countess"))))
                .noneMatch(change -> change.toString().contains("s3cret"));
        assertThat(directory.search(UserSearch.ALL).totalResults()).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    void aPatchIsShownAttributeByAttributeAndNotMade() {
        StoredUser ada = directory.create(Models.user("ada", "\"title\":\"Analyst\",\"name\":{\"givenName\":\"Ada\"}"));
        events.clear();

        Preview preview = directory.previewPatch(ada.id(), patch("""
                {"op":"Replace","path":"active","value":"False"},
                {"op":"remove","path":"title"},
                {"op":"add","path":"name.familyName","value":"Lovelace"},
                {"op":"add","path":"%s:department","value":"IT"}""".formatted(ENTERPRISE)));

        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.before()).contains(ada);
        assertThat(preview.changes())
                .contains(
                        new AttributeChange("title", Optional.of(new TextNode("Analyst")), Optional.empty()),
                        new AttributeChange("name.familyName", Optional.empty(), Optional.of(new TextNode("Lovelace"))),
                        new AttributeChange("active", Optional.of(BooleanNode.TRUE), Optional.of(BooleanNode.FALSE)),
                        new AttributeChange(
                                ENTERPRISE + ":department", Optional.empty(), Optional.of(new TextNode("IT"))));
        assertThat(preview.repairs()).containsExactlyInAnyOrder(Repair.OPERATION_NAME_CASE, Repair.BOOLEAN_AS_TEXT);
        assertThat(directory.find(ada.id())).contains(ada);
        assertThat(events).isEmpty();
    }

    @Test
    void aReplaceShowsWhatItWouldClear() {
        StoredUser ada = directory.create(Models.user("ada", "\"title\":\"Analyst\""));

        Preview preview = directory.previewReplace(ada.id(), user("ada", ""));

        assertThat(preview.changes())
                .containsExactly(new AttributeChange("title", Optional.of(new TextNode("Analyst")), Optional.empty()));
        assertThat(directory.find(ada.id())).contains(ada);
    }

    @Test
    void aChangeOfNothingShowsTheUserAsItIs() {
        StoredUser ada = directory.create(Models.user("ada", ""));

        Preview preview = directory.previewReplace(ada.id(), user("ada", ""));

        assertThat(preview.changes()).isEmpty();
        assertThat(preview.after()).contains(ada.attributes());
    }

    @Test
    void whatWouldBeIgnoredIsNamed() {
        StoredUser ada = directory.create(Models.user("ada", ""));

        Preview created = directory.previewCreate(user("bob", """
                "id":"7","meta":{},"favouriteColour":"green","name":{"givenName":"Bob","nickel":"x"},
                "groups":[{"value":"1"}],"%s":{"department":"IT","shoeSize":41,
                "manager":{"value":"1","displayName":"Boss"}},"urn:example:unknown":{"a":1}""".formatted(ENTERPRISE)));
        Preview patched = directory.previewPatch(ada.id(), patch("""
                {"op":"add","value":{"favouriteColour":"green","title":"Countess","name":{"nickel":"x"}}},
                {"op":"add","path":"%s","value":{"shoeSize":41}}""".formatted(ENTERPRISE)));

        assertThat(created.refusal()).isEmpty();
        assertThat(created.ignored())
                .extracting(IgnoredAttribute::path)
                .containsExactly(
                        "id",
                        "meta",
                        "favouriteColour",
                        "name.nickel",
                        "groups",
                        ENTERPRISE + ":shoeSize",
                        ENTERPRISE + ":manager.displayName",
                        "urn:example:unknown");
        assertThat(patched.ignored())
                .extracting(IgnoredAttribute::path)
                .containsExactly("favouriteColour", "name.nickel", ENTERPRISE + ":shoeSize");
        assertThat(patched.changes()).extracting(AttributeChange::path).containsExactly("title");
    }

    @Test
    void whatWouldBeRefusedIsRefusedInTheSameWords() {
        StoredUser ada = directory.create(Models.user("ada", ""));
        StoredUser bob = directory.create(Models.user("bob", ""));

        assertThat(refusal(directory.previewCreate(user("ADA", "")))).isEqualTo("409 uniqueness");
        assertThat(refusal(directory.previewReplace(bob.id(), user("Ada", "")))).isEqualTo("409 uniqueness");
        assertThat(refusal(directory.previewReplace(bob.id(), user("BOB", "")))).isEqualTo("none");
        assertThat(refusal(directory.previewReplace("nobody", user("eve", "")))).isEqualTo("404 ");
        assertThat(refusal(directory.previewPatch(ada.id(), "[]"))).isEqualTo("400 invalidSyntax");
        assertThat(refusal(directory.previewPatch(
                        ada.id(), patch("{\"op\":\"replace\",\"path\":\"id\",\"value\":\"8\"}"))))
                .isEqualTo("400 mutability");
        assertThat(directory.previewCreate(user("eve", "\"active\":12")).after())
                .isEmpty();
    }

    @Test
    void aCreateThatWouldBringSomebodyBackShowsWhom() {
        TenantUsers rehiring = directory(Rehire.BY_USER_NAME);
        StoredUser ada = rehiring.create(Models.user("ada", "\"active\":false,\"title\":\"Analyst\""));

        Preview preview = rehiring.previewCreate(user("ada", "\"title\":\"Countess\""));

        assertThat(preview.before()).contains(ada);
        assertThat(preview.changes()).extracting(AttributeChange::path).containsExactlyInAnyOrder("active", "title");
        assertThat(rehiring.find(ada.id())).contains(ada);
    }

    private static JsonNode tree(Preview preview) {
        return preview.after().orElseThrow().tree();
    }

    private static String refusal(Preview preview) {
        return preview.refusal()
                .map((ScimError error) ->
                        error.status() + " " + error.scimType().orElse(""))
                .orElse("none");
    }

    private static String patch(String operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
    }
}
