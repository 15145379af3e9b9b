package io.scimserver.mongo.internal.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.mongo.Engine;
import io.scimserver.mongo.MongoConfig;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.store.Member;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of changes that are carried out late, again or at once. */
class MemberDocumentsTest {

    private final Documents documents =
            new Documents(Engine.database(), MongoConfig.defaults(), "late-members", MemberDocuments.indexes());
    private final MemberDocuments members =
            new MemberDocuments(Engine.newTenant().id(), documents.collection());

    @BeforeEach
    void createIndexes() {
        documents.createIndexes();
    }

    @Test
    void whoHasLeftDoesNotJoinAgainByAnEarlierChange() {
        PendingChange joining = joining("ada", "ben");
        members.apply("sales", 1, joining);
        members.apply("sales", 2, new PendingChange(List.of(), List.of("ada"), false));
        members.apply("sales", 1, joining);
        assertThat(ids()).containsExactly("ben");
    }

    @Test
    void whoHasJoinedAgainDoesNotLeaveByAnEarlierChange() {
        members.apply("sales", 1, joining("ada"));
        PendingChange leaving = new PendingChange(List.of(), List.of("ada"), false);
        members.apply("sales", 2, leaving);
        members.apply("sales", 3, joining("ada"));
        members.apply("sales", 2, leaving);
        assertThat(ids()).containsExactly("ada");
    }

    @Test
    void whoHasJoinedAfterAllLeftStaysWhenAllLeaveOnceMore() {
        members.apply("sales", 1, joining("ada"));
        PendingChange allLeave = new PendingChange(List.of(new Member("ben", Member.Kind.USER)), List.of(), true);
        members.apply("sales", 2, allLeave);
        members.apply("sales", 3, joining("cleo"));
        members.apply("sales", 2, allLeave);
        assertThat(ids()).containsExactly("ben", "cleo");
    }

    private static PendingChange joining(String... ids) {
        return new PendingChange(
                List.of(ids).stream()
                        .map(id -> new Member(id, Member.Kind.USER))
                        .toList(),
                List.of(),
                false);
    }

    private List<String> ids() {
        return members.page("sales", "", 10).stream().map(Member::id).toList();
    }
}
