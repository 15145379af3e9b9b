package io.scimserver.mongo.internal.user;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.mongo.internal.user.Anchor.Rank;
import io.scimserver.mongo.internal.user.form.Escaping;
import io.scimserver.mongo.internal.user.form.Instants;
import io.scimserver.mongo.internal.user.form.Numbers;
import io.scimserver.mongo.internal.user.form.Patterns;
import io.scimserver.mongo.internal.user.form.SearchTree;
import io.scimserver.mongo.internal.user.form.Term;
import io.scimserver.store.AttributeType;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.value.ComparisonValue;
import io.scimserver.store.search.value.Folding;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Member of a {@link SearchTree} that an attribute is compared by, and a value to compare it with.
 *
 * @param path of that member
 * @param value in the form that the member has
 * @param entry the path and the text of the {@link Term} that users with this value have; empty without one
 */
record ComparedForm(String path, BsonValue value, Optional<Entry> entry) {

    /** Parts of a {@link Term}. */
    record Entry(String path, String text) {}

    /**
     * Returns the form to compare with; empty if no stored value can be equal, because MongoDB cannot hold this one.
     */
    static Optional<ComparedForm> of(FilterAttribute attribute, ComparisonValue value) {
        if (value instanceof ComparisonValue.Text text) {
            return Optional.of(ofText(attribute, text.text()));
        }
        String path = Escaping.path(attribute.fields()) + suffix(attribute.type());
        if (value instanceof ComparisonValue.DateTime dateTime) {
            String text = Instants.text(dateTime.instant());
            return Optional.of(new ComparedForm(path, new BsonString(text), Optional.of(new Entry(path, text))));
        }
        if (value instanceof ComparisonValue.Numeric numeric) {
            Entry entry = new Entry(path, Numbers.text(numeric.number()));
            return Numbers.of(numeric.number()).map(number -> new ComparedForm(path, number, Optional.of(entry)));
        }
        boolean isTrue = ((ComparisonValue.Bool) value).isTrue();
        return Optional.of(new ComparedForm(path, BsonBoolean.valueOf(isTrue), Optional.empty()));
    }

    static ComparedForm ofText(FilterAttribute attribute, String text) {
        String path = Escaping.path(attribute.fields());
        // Only folded strings have terms: two strings that are equal are equal when folded, too.
        Entry entry = new Entry(path + SearchTree.FOLDED, Folding.fold(text));
        return new ComparedForm(path + suffix(attribute.type()), new BsonString(text), Optional.of(entry));
    }

    /** Returns the suffix of the key for an attribute of this type. */
    static String suffix(AttributeType type) {
        if (type.type() == Type.DATETIME) {
            return SearchTree.INSTANT;
        }
        boolean isText = type.type() == Type.STRING || type.type() == Type.REFERENCE || type.type() == Type.BINARY;
        return isText && !type.caseExact() ? SearchTree.FOLDED : "";
    }

    /** Returns the index condition for users that have the value. */
    Optional<Anchor> anchor(String container) {
        return term(container).map(term -> {
            Rank rank = Term.isIdentifier(term) ? Rank.IDENTIFIER : Rank.VALUE;
            return new Anchor(rank, UserIndex.TERMS, new BsonDocument(UserFormat.TERMS, new BsonString(term)));
        });
    }

    /** Returns the index condition for users that have a value which starts like this one. */
    Optional<Anchor> prefixAnchor(String container) {
        return term(container).map(term -> {
            BsonRegularExpression pattern = new BsonRegularExpression(Patterns.startingWith(term));
            return new Anchor(Rank.BEGINNING, UserIndex.TERMS, new BsonDocument(UserFormat.TERMS, pattern));
        });
    }

    private Optional<String> term(String container) {
        return entry.flatMap(parts -> Term.of(container + parts.path, parts.text));
    }
}
