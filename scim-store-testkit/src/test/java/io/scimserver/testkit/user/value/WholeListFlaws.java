package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in how lists, rare characters and long numbers are kept. */
public final class WholeListFlaws {

    private WholeListFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                keeping("lists end after 1,000 elements", "aListKeepsMoreThanAThousandElements", node -> {
                    ArrayNode cut = JsonNodeFactory.instance.arrayNode();
                    node.forEach(element -> {
                        if (cut.size() < 1_000) {
                            cut.add(element);
                        }
                    });
                    return node.isArray() ? cut : node;
                }),
                keeping("equal elements are one", "aListKeepsEqualElements", node -> {
                    Set<JsonNode> different = new LinkedHashSet<>();
                    node.forEach(different::add);
                    return node.isArray() ? JsonNodeFactory.instance.arrayNode().addAll(different) : node;
                }),
                ofStore("users have 60 attributes", "aUserMayHaveAThousandAttributes", () -> new PlainStore() {
                    @Override
                    public UserDocument kept(UserDocument user) {
                        ObjectNode cut = JsonNodeFactory.instance.objectNode();
                        user.tree().properties().stream()
                                .limit(60)
                                .forEach(member -> cut.set(member.getKey(), member.getValue()));
                        return UserDocument.of(cut);
                    }
                }),
                texts("line separators are line ends", text -> text.replace('\u2028', '\n')),
                texts("a byte-order mark is dropped", text -> text.replaceFirst("^\ufeff", "")),
                texts("composed texts are kept", text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                texts("decomposed texts are kept", text -> Normalizer.normalize(text, Normalizer.Form.NFD)),
                texts("control characters are dropped", text -> text.replaceAll("\\p{Cntrl}", "")),
                keeping(
                        "numbers keep 34 digits",
                        "everyDigitStays",
                        node -> node.isNumber()
                                ? DecimalNode.valueOf(node.decimalValue().round(MathContext.DECIMAL128))
                                : node));
    }

    private static Flaw texts(String name, UnaryOperator<String> kept) {
        return keeping(
                name,
                "rareCharactersStay",
                node -> node.isTextual() ? TextNode.valueOf(kept.apply(node.textValue())) : node);
    }

    private static Flaw keeping(String name, String caughtBy, UnaryOperator<JsonNode> kept) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public UserDocument kept(UserDocument user) {
                ObjectNode tree = user.toResource().getObjectNode();
                if (tree.has("extra")) {
                    tree.set("extra", kept.apply(tree.get("extra")));
                }
                return UserDocument.of(tree);
            }
        });
    }
}
