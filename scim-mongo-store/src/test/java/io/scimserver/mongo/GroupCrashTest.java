package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.schema.GroupSchema;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.SchemaTypes;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of groups after a server that was cut off from the database in the middle of a write. */
class GroupCrashTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Tenant tenant = Engine.newTenant();
    private final String prefix = UUID.randomUUID() + "-";
    private final MongoUserStores direct = new MongoUserStores(Engine.database(), config());
    private final GroupStore groups = direct.groups().forTenant(tenant);
    private final Cut cut = new Cut();
    private Proxy proxy;
    private MongoClient client;
    private MongoUserStores dying;

    /** Cut of the connection before one of the commands that follow. */
    private final class Cut implements CommandListener {

        private final AtomicInteger commandsBefore = new AtomicInteger(Integer.MAX_VALUE);
        private volatile String wanted = "";

        /** Cuts before the second, third ... write to this collection. */
        void before(int write, String collection) {
            wanted = prefix + collection;
            commandsBefore.set(write);
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            boolean isWrite = Set.of("insert", "update", "delete").contains(event.getCommandName());
            boolean isWanted = isWrite
                    && event.getCommand()
                            .getString(event.getCommandName())
                            .getValue()
                            .equals(wanted);
            if (isWanted && commandsBefore.decrementAndGet() == 0) {
                disconnect();
            }
        }
    }

    /** Ways to meet the members of a group first after the crash. */
    private enum FirstLook {
        AT_MEMBERS,
        AT_GROUPS_OF_THE_NEW_MEMBER,
        AT_GROUPS_OF_THE_OLD_MEMBER,
        AT_A_SEARCH,
        AT_A_CHANGE
    }

    @BeforeEach
    void connectThroughProxy() throws IOException {
        direct.createIndexes();
        proxy = new Proxy(Engine.address());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.connectionString()))
                .addCommandListener(cut)
                .build());
        client.getDatabase("admin").runCommand(new BsonDocument("ping", new BsonInt32(1)));
        dying = new MongoUserStores(client.getDatabase(Engine.database().getName()), config().withTimeout(TIMEOUT));
    }

    @AfterEach
    void disconnect() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void aChangeIsThereAsAWholeThoughTheServerDiedBeforeItWroteTheMembers(FirstLook look) {
        StoredUser sales = create("Sales", "ada", "cleo");
        cut.before(1, "members");
        StoredUser after = change(dying, sales, new MemberChange(false, members("ben"), Set.of("ada")));
        look(look, sales.id());
        assertThat(membersOf(sales.id())).containsExactly("ben", "cleo");
        assertThat(groups.members(sales.id(), "", 1).total()).isEqualTo(2);
        assertThat(groupsOf("ben")).containsExactly("Sales");
        assertThat(groupsOf("ada")).isEmpty();
        assertThat(groups.find(sales.id())).contains(after);
    }

    @Test
    void aChangeThatWasNotDecidedIsNotThereAtAll() {
        StoredUser sales = create("Sales", "ada");
        cut.before(1, "groups");
        assertThatThrownBy(() -> change(dying, sales, new MemberChange(true, members("ben"), Set.of())))
                .isInstanceOf(StoreException.class);
        assertThat(membersOf(sales.id())).containsExactly("ada");
        assertThat(groups.find(sales.id())).contains(sales);
    }

    @Test
    void allMembersLeaveThoughTheServerDied() {
        StoredUser sales = create("Sales", "ada", "ben");
        cut.before(1, "members");
        change(dying, sales, new MemberChange(true, members("cleo"), Set.of()));
        assertThat(membersOf(sales.id())).containsExactly("cleo");
        assertThat(groupsOf("ada")).isEmpty();
    }

    @Test
    void aNewGroupHasItsMembersThoughTheServerDied() {
        cut.before(1, "members");
        StoredUser sales = dying.groups()
                .forTenant(tenant)
                .create(UUID.randomUUID().toString(), document("Sales"), members("ada", "ben"));
        assertThat(groupsOf("ada")).containsExactly("Sales");
        assertThat(membersOf(sales.id())).containsExactly("ada", "ben");
    }

    @Test
    void aChangeThatWasCarriedOutAndNotSettledDoesNotUndoTheNext() {
        StoredUser sales = create("Sales", "ada");
        cut.before(2, "groups");
        StoredUser second = change(dying, sales, new MemberChange(false, members("ben"), Set.of()));
        StoredUser third = change(direct, second, new MemberChange(false, Set.of(), Set.of("ben")));
        assertThat(membersOf(sales.id())).containsExactly("ada");
        assertThat(groups.find(sales.id())).contains(third);
        assertThat(groups.members(sales.id(), "", 0).total()).isEqualTo(1);
    }

    @Test
    void aDeletedGroupLeavesItsGroupsThoughTheServerDied() {
        StoredUser inner = create("Inner", "ada");
        StoredUser outer = create("Outer", inner.id(), "ben");
        cut.before(1, "members");
        assertThat(dying.groups().forTenant(tenant).delete(inner.id(), inner.version()))
                .isTrue();
        assertThat(membersOf(outer.id())).containsExactly("ben");
        assertThat(groups.find(outer.id()).orElseThrow().version())
                .as("a group that lost a member has a new version")
                .isNotEqualTo(outer.version());
        assertThat(groupsOf("ada")).isEmpty();
    }

    @Test
    void aDeletedUserLeavesItsGroupsThoughNobodyWasTold() {
        StoredUser ada = direct.forTenant(tenant).create("ada", UserDocument.ofJson(json("userName", "ada")));
        StoredUser sales = create("Sales", "ada", "ben");
        assertThat(direct.forTenant(tenant).delete("ada", ada.version())).isTrue();
        assertThat(find("members.value eq \"ada\"")).isEmpty();
        assertThat(membersOf(sales.id())).containsExactly("ben");
        assertThat(groups.find(sales.id()).orElseThrow().version())
                .as("a group that lost a member has a new version")
                .isNotEqualTo(sales.version());
        assertThat(direct.forTenant(tenant)
                        .create("ada", UserDocument.ofJson(json("userName", "ada")))
                        .id())
                .as("an id is never given again")
                .isNotEqualTo("ada");
    }

    private void look(FirstLook look, String group) {
        switch (look) {
            case AT_MEMBERS -> assertThat(membersOf(group)).containsExactly("ben", "cleo");
            case AT_GROUPS_OF_THE_NEW_MEMBER -> assertThat(groupsOf("ben")).containsExactly("Sales");
            case AT_GROUPS_OF_THE_OLD_MEMBER -> assertThat(groupsOf("ada")).isEmpty();
            case AT_A_SEARCH -> assertThat(find("members.value eq \"ben\"")).containsExactly("Sales");
            case AT_A_CHANGE -> {
                StoredUser present = groups.find(group).orElseThrow();
                assertThat(change(direct, present, new MemberChange(false, members("ben"), Set.of("ada"))))
                        .as("nobody is left to join or leave")
                        .isEqualTo(present);
            }
        }
    }

    private MongoConfig config() {
        return MongoConfig.defaults().withCollectionPrefix(prefix);
    }

    private StoredUser create(String name, String... memberIds) {
        return groups.create(UUID.randomUUID().toString(), document(name), members(memberIds));
    }

    private StoredUser change(MongoUserStores stores, StoredUser group, MemberChange change) {
        return stores.groups()
                .forTenant(tenant)
                .replace(group.id(), group.version(), group.attributes(), change)
                .orElseThrow()
                .group();
    }

    private List<String> membersOf(String group) {
        return groups.members(group, "", 10).members().stream().map(Member::id).toList();
    }

    private List<String> groupsOf(String member) {
        return names(groups.groupsOf(Set.of(member)).getOrDefault(member, List.of()));
    }

    private List<String> find(String filter) {
        try {
            return names(groups.search(new UserQuery(
                            Optional.of(Filter.fromString(filter)),
                            Optional.empty(),
                            new Paging.Offset(1, 10),
                            new SchemaTypes(GroupSchema.standard())))
                    .users());
        } catch (com.unboundid.scim2.common.exceptions.BadRequestException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    private static List<String> names(List<StoredUser> some) {
        return some.stream()
                .map(group -> group.attributes().member("displayName").asText())
                .toList();
    }

    private static Set<Member> members(String... ids) {
        return Arrays.stream(ids).map(id -> new Member(id, Member.Kind.USER)).collect(Collectors.toSet());
    }

    private static UserDocument document(String name) {
        return UserDocument.ofJson(json("displayName", name));
    }

    private static byte[] json(String attribute, String value) {
        return ("{\"" + attribute + "\":\"" + value + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
