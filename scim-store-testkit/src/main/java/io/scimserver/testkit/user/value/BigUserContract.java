package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.current;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that one user may be as large as the largest request that the library lets through. */
public interface BigUserContract extends EmptyStore {

    @Test
    default void aDocumentOfOneMegabyteIsStoredWhole() {
        UserStore store = emptyStore();
        ArrayNode extra = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 1024).forEach(i -> extra.add("0123456789abcdef".repeat(64) + i));
        UserFixture big = Users.ada().with("extra", extra);
        StoredUser created = create(store, big);
        Checks.assertSame("1 MB is stored whole", current(store, created.id()).attributes(), big.document());
        Steps.replace(store, created, Users.ada());
        Checks.assertSame(
                "a big user can become small again",
                current(store, created.id()).attributes(),
                Users.ada().document());
    }

    @Test
    default void aUserMayHaveAThousandAttributes() {
        UserStore store = emptyStore();
        UserFixture wide = Users.ada();
        for (int i = 0; i < 1_000; i++) {
            wide = i % 2 == 0 ? wide.with("attribute" + i, i) : wide.withKit("attribute" + i, "v" + i);
        }
        StoredUser created = create(store, wide);
        Checks.assertSame(
                "every attribute is stored", current(store, created.id()).attributes(), wide.document());
    }

    @Test
    default void everyOneOfAThousandValuesIsFound() {
        UserStore store = emptyStore();
        ArrayNode emails = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 1000; i++) {
            emails.addObject().put("type", i % 2 == 0 ? "work" : "home").put("value", "Mail" + i + "@x.example");
        }
        UserFixture user = Users.named("many").with("emails", emails);
        StoredUser created = create(store, user);
        create(store, Users.ada());
        Checks.assertSame(
                "1,000 values are stored whole, in order",
                current(store, created.id()).attributes(),
                user.document());
        for (int i : new int[] {0, 1, 499, 998, 999}) {
            String address = "mail%d@X.example".formatted(i).toUpperCase(Locale.ROOT);
            assertThat(Steps.userNames(
                            Steps.search(this, store, where("emails", "value").eq(address))))
                    .as("value %d of 1,000 is found", i)
                    .containsExactly("many");
        }
    }
}
