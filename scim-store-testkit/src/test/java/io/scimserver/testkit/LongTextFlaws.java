package io.scimserver.testkit;

import static io.scimserver.testkit.Flaw.ofStore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.filter.Folding;
import io.scimserver.filter.ScanningSearch.Listed;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes with texts that an index cannot hold. */
final class LongTextFlaws {

    private LongTextFlaws() {}

    static List<Flaw> all() {
        return List.of(
                ofStore(
                        "names are compared as far as the index goes",
                        "namesThatDifferAtTheirEndAreTwoNames",
                        () -> new PlainStore() {
                            @Override
                            String key(String userName) {
                                return cut(Folding.fold(userName), 255);
                            }
                        }),
                ofStore(
                        "texts are compared as far as the index goes",
                        "textsThatDifferAtTheirEndAreDifferent",
                        () -> new PrefixIndex() {
                            @Override
                            public UserPage search(UserQuery query) {
                                FilterRewrite shorter = new FilterRewrite(LongTextFlaws::withShortLiteral);
                                return super.search(new UserQuery(
                                        query.filter().map(shorter::apply),
                                        query.sort(),
                                        query.paging(),
                                        query.types()));
                            }
                        }),
                ofStore(
                        "the end of a text is sought in the index",
                        "textsThatDifferAtTheirEndAreDifferent",
                        PrefixIndex::new));
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static Filter withShortLiteral(Filter filter) {
        return filter.getComparisonValue() != null
                        && filter.getComparisonValue().isTextual()
                ? FilterRewrite.withLiteral(
                        filter, TextNode.valueOf(cut(filter.getComparisonValue().textValue(), PrefixIndex.LENGTH)))
                : filter;
    }

    /** Searches in the beginnings of texts. */
    private static class PrefixIndex extends PlainStore {

        static final int LENGTH = 767;

        @Override
        Stream<Listed> listed() {
            return super.listed().map(listed -> new Listed(listed.number(), indexed(listed.user())));
        }

        private static StoredUser indexed(StoredUser user) {
            ObjectNode tree = user.attributes().toResource().getObjectNode();
            for (String attribute : List.of("displayName", "externalId")) {
                if (tree.has(attribute)) {
                    tree.put(attribute, cut(tree.path(attribute).asText(), LENGTH));
                }
            }
            return new StoredUser(
                    user.id(), user.version(), user.created(), user.lastModified(), UserDocument.of(tree));
        }
    }
}
