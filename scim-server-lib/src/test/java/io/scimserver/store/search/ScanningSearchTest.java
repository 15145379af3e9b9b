package io.scimserver.store.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanningSearchTest {

    private static final Paging ALL = new Paging.Offset(1, 1_000);

    private final List<Listed> users = new ArrayList<>();
    private long lastNumber;

    @ParameterizedTest(name = "from {0}, {1}: {2}")
    @CsvSource({"1,2,'a,b'", "2,2,'b,d'", "4,2,'e'", "5,2,''", "2147483647,2147483647,''", "1,0,''", "1,100,'a,b,d,e'"})
    void aPageIsCutFromTheMatchesAndTheTotalCountsThemAll(int startIndex, int count, String names) {
        add("{'userName':'a','title':'x'}", "{'userName':'b','title':'x'}", "{'userName':'c'}");
        add("{'userName':'d','title':'x'}", "{'userName':'e','title':'x'}");
        UserPage page = search("title eq \"X\"", Optional.empty(), new Paging.Offset(startIndex, count));
        assertThat(names(page)).isEqualTo(names);
        assertThat(page.totalResults()).isEqualTo(4);
        assertThat(page.nextPosition()).isEmpty();
    }

    @ParameterizedTest(name = "by {0}: {1}, descending {2}")
    @CsvSource(delimiter = '|', textBlock = """
            userName | alice,Bob,carol,dan,ｅve | ｅve,dan,carol,Bob,alice
            externalId | carol,alice,Bob,dan,ｅve | dan,ｅve,Bob,alice,carol
            active | alice,Bob,carol,dan,ｅve | carol,dan,ｅve,Bob,alice
            emails.value | Bob,carol,alice,dan,ｅve | dan,ｅve,alice,carol,Bob
            id | Bob,alice,carol,dan,ｅve | ｅve,dan,carol,alice,Bob
            meta.created | alice,Bob,carol,dan,ｅve | alice,Bob,carol,dan,ｅve
            level | Bob,alice,carol,dan,ｅve | carol,dan,ｅve,alice,Bob
            skills | carol,alice,Bob,dan,ｅve | Bob,dan,ｅve,alice,carol
            startDate | Bob,alice,carol,dan,ｅve | carol,dan,ｅve,alice,Bob
            """)
    void usersAreSortedByTheSchemaAndTiesStayInCreationOrder(String path, String ascending, String descending) {
        add(
                """
            {'userName':'alice','externalId':'b','active':false,
             'emails':[{'value':'a@x'},{'value':'Z@x','primary':true}],
             '%1$s':{'level':10,'skills':['b','a'],'startDate':'2011-05-13T04:42:34Z'}}
            """.formatted(Filters.CUSTOM),
                """
            {'userName':'Bob','externalId':'c','active':true,'emails':[{'value':'B@x'},{'value':'a@x'}],
             '%1$s':{'level':9,'startDate':'2011-05-13T06:42:33+02:00'}}
            """.formatted(Filters.CUSTOM),
                "{'userName':'carol','externalId':'B','emails':[{'value':'c@x','primary':true}],'%1$s':{'skills':['A']}}"
                        .formatted(Filters.CUSTOM),
                "{'userName':'dan'}",
                "{'userName':'ｅve'}");
        assertThat(names(search("id pr", sort(path, SortOrder.ASCENDING), ALL))).isEqualTo(ascending);
        assertThat(names(search("id pr", sort(path, SortOrder.DESCENDING), ALL)))
                .isEqualTo(descending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title", "externalId", "startDate", "level", "remote"})
    void aWalkMeetsEveryUserThatStaysExactlyOnce(String sortBy) {
        for (int i = 0; i < 20; i++) {
            add(
                    "{'userName':'u%1$s','title':'t %2$s x','externalId':'%2$s','%3$s':{'level':%2$s,'remote':%4$s,'startDate':'1%2$s000-01-01T00:00:00Z'}}"
                            .formatted(i, i % 3, Filters.CUSTOM, i % 2 == 0));
        }
        Optional<Sort> sort = sortBy.isEmpty() ? Optional.empty() : sort(sortBy, SortOrder.DESCENDING);
        List<String> met = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            UserPage page = search("id pr", sort, new Paging.Cursor(position, 3));
            assertThat(page.users()).hasSizeBetween(1, 3);
            page.users().forEach(user -> met.add(TestUsers.userName(user)));
            StoredUser last = page.users().get(page.users().size() - 1);
            users.removeIf(listed -> listed.user().id().equals(last.id()));
            add("{'userName':'new%s'}".formatted(lastNumber));
            position = page.nextPosition();
        } while (position.isPresent());
        assertThat(met).doesNotHaveDuplicates();
        assertThat(met.stream().filter(name -> name.startsWith("u"))).hasSize(20);
    }

    @Test
    void theLastPageOfAWalkHasNoCursorEvenIfItIsFull() {
        add("{'userName':'a'}", "{'userName':'b'}");
        UserPage first = search("id pr", Optional.empty(), new Paging.Cursor(Optional.empty(), 1));
        UserPage second = search("id pr", Optional.empty(), new Paging.Cursor(first.nextPosition(), 1));
        assertThat(names(second)).isEqualTo("b");
        assertThat(second.nextPosition()).isEmpty();
        assertThat(second.totalResults()).isEqualTo(2);
    }

    @Test
    void aWalkWithCountZeroGivesTheTotalAlone() {
        add("{'userName':'a'}");
        UserPage page = search("id pr", Optional.empty(), new Paging.Cursor(Optional.empty(), 0));
        assertThat(page).isEqualTo(new UserPage(List.of(), 1, Optional.empty()));
    }

    @Test
    void aPositionThatNoSearchGaveIsTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search("id pr", Optional.empty(), new Paging.Cursor(Optional.of("x"), 1)));
    }

    private void add(String... documents) {
        for (String document : documents) {
            lastNumber += 7;
            users.add(new Listed(lastNumber, TestUsers.stored(document)));
        }
    }

    private UserPage search(String filter, Optional<Sort> sort, Paging paging) {
        UserQuery query = new UserQuery(Optional.of(Filters.parse(filter)), sort, paging, Filters.TYPES);
        return ScanningSearch.search(users.stream(), query);
    }

    private static Optional<Sort> sort(String attribute, SortOrder order) {
        boolean isCustom = List.of("level", "skills", "startDate", "remote").contains(attribute);
        Path path = isCustom ? Path.root(Filters.CUSTOM) : Path.root();
        for (String name : attribute.split("\\.", -1)) {
            path = path.attribute(name);
        }
        return Optional.of(new Sort(path, order));
    }

    private static String names(UserPage page) {
        return String.join(",", page.users().stream().map(TestUsers::userName).toList());
    }
}
