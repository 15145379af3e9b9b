package io.scimserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.UserPage.Match;
import io.scimserver.store.search.TestUsers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserPageTest {

    private static final List<Match> ADA_AND_BOB = Stream.of("ada", "bob")
            .map(name -> new Match(TestUsers.stored(TestUsers.named(name)), "behind " + name))
            .toList();

    @Test
    void aWalkGoesOnBehindTheLastUserOfThePageIfThereIsOneMore() {
        UserPage page = new Paging.Cursor(Optional.of("behind somebody"), 1).page(ADA_AND_BOB, 5);
        assertThat(page).isEqualTo(new UserPage(List.of(ADA_AND_BOB.get(0).user()), 5, Optional.of("behind ada")));
    }

    @Test
    void aWalkEndsWithTheLastMatch() {
        UserPage page = new Paging.Cursor(Optional.empty(), 2).page(ADA_AND_BOB, 2);
        assertThat(page.users()).hasSize(2);
        assertThat(page.nextPosition()).isEmpty();
    }

    @Test
    void aPageByPositionHasNoCursor() {
        UserPage page = new Paging.Offset(1, 1).page(ADA_AND_BOB, 2);
        assertThat(page.users()).hasSize(1);
        assertThat(page.nextPosition()).isEmpty();
    }

    @Test
    void aPageOfNobodyIsBehindNobody() {
        UserPage page = new Paging.Cursor(Optional.empty(), 0).page(ADA_AND_BOB.subList(0, 1), 2);
        assertThat(page).isEqualTo(new UserPage(List.of(), 2, Optional.empty()));
    }
}
