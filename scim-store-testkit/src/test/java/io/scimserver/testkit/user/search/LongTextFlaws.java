package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimserver.store.search.value.Folding;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.flaw.SeenOtherwise;
import java.util.List;

/** Mistakes with texts that an index cannot hold. */
public final class LongTextFlaws {

    private static final int INDEXED = 767;

    private LongTextFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore(
                        "names are compared as far as the index goes",
                        "namesThatDifferAtTheirEndAreTwoNames",
                        () -> new PlainStore() {
                            @Override
                            public String key(String userName) {
                                return cut(Folding.fold(userName), INDEXED);
                            }
                        }),
                ofStore(
                        "texts are compared as far as the index goes",
                        "textsThatDifferAtTheirEndAreDifferent",
                        () -> new SeenOtherwise(LongTextFlaws::indexed)),
                ofStore(
                        "the end of a text is sought in the index",
                        "textsThatDifferAtTheirEndAreDifferent",
                        () -> new SeenOtherwise(LongTextFlaws::indexed, literal -> literal)),
                ofStore(
                        "texts are sorted as far as the index goes",
                        "longTextsSortByTheirEndToo",
                        () -> new SeenOtherwise(LongTextFlaws::indexed, literal -> literal)));
    }

    private static ValueNode indexed(ValueNode value) {
        return value.isTextual() ? TextNode.valueOf(cut(value.textValue(), INDEXED)) : value;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
