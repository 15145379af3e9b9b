package io.scimserver.mongo.internal.user;

import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.mongo.internal.user.Anchor.Rank;
import io.scimserver.mongo.internal.user.form.Patterns;
import io.scimserver.store.search.FilterAttribute;
import io.scimserver.store.search.value.ComparisonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Attribute that every user has, because the store and not the client sets it: {@code id} and {@code meta}. */
abstract class MetaField {

    /** Finds the field that an attribute stands for, if it is one. */
    static Optional<MetaField> of(FilterAttribute attribute, ResourceKind kind) {
        return switch (attribute.name()) {
            case "id" -> Optional.of(new TextField(UserFormat.ID));
            case "meta.version" -> Optional.of(new TextField(UserFormat.VERSION));
            case "meta.created" -> Optional.of(new TimeField(UserFormat.CREATED));
            case "meta.lastModified" -> Optional.of(new TimeField(UserFormat.LAST_MODIFIED));
            case "meta.resourceType" ->
                Optional.of(new Constant(ComparisonValue.text(kind.scimName(), attribute.type())));
            default -> Optional.empty();
        };
    }

    abstract Condition equal(ComparisonValue value);

    abstract Condition matchText(FilterType operator, String text);

    abstract Condition order(FilterType operator, ComparisonValue value);

    /** Field that is compared exactly, whatever the schema says: ids and versions that differ in case are different. */
    private static final class TextField extends MetaField {

        private final String field;

        TextField(String field) {
            this.field = field;
        }

        @Override
        Condition equal(ComparisonValue value) {
            BsonDocument exact = new BsonDocument(field, text(value));
            return field.equals(UserFormat.ID)
                    ? Condition.of(exact).anchoredBy(new Anchor(Rank.ID, UserIndex.NAME, exact))
                    : Condition.of(exact);
        }

        @Override
        Condition matchText(FilterType operator, String text) {
            return Condition.of(field, new BsonRegularExpression(Patterns.of(operator, text)));
        }

        @Override
        Condition order(FilterType operator, ComparisonValue value) {
            return Condition.of(field, new BsonDocument(FilterConditions.operator(operator), text(value)));
        }

        private static BsonString text(ComparisonValue value) {
            return new BsonString(((ComparisonValue.Text) value).text());
        }
    }

    /** Field that is kept to the millisecond, and compared with instants to the nanosecond. */
    private static final class TimeField extends MetaField {

        private final String field;

        TimeField(String field) {
            this.field = field;
        }

        @Override
        Condition equal(ComparisonValue value) {
            return isWholeMillisecond(value) ? anchored(millisecond(value)) : Condition.never();
        }

        @Override
        Condition matchText(FilterType operator, String text) {
            return Condition.never();
        }

        @Override
        Condition order(FilterType operator, ComparisonValue value) {
            return anchored(new BsonDocument(operator(operator, value), millisecond(value)));
        }

        private Condition anchored(BsonValue comparison) {
            BsonDocument exact = new BsonDocument(field, comparison);
            UserIndex index = field.equals(UserFormat.CREATED) ? UserIndex.CREATED : UserIndex.MODIFIED;
            return Condition.of(exact).anchoredBy(new Anchor(Rank.TIME, index, exact));
        }

        /**
         * Returns the operator for a time between two milliseconds: a time before it is at or before the first, and a
         * time after it is after that.
         */
        private static String operator(FilterType operator, ComparisonValue value) {
            if (isWholeMillisecond(value)) {
                return FilterConditions.operator(operator);
            }
            boolean isLater = operator == FilterType.GREATER_THAN || operator == FilterType.GREATER_OR_EQUAL;
            return isLater ? "$gt" : "$lte";
        }

        private static boolean isWholeMillisecond(ComparisonValue value) {
            return instant(value).equals(instant(value).truncatedTo(ChronoUnit.MILLIS));
        }

        private static BsonDateTime millisecond(ComparisonValue value) {
            return new BsonDateTime(instant(value).toEpochMilli());
        }

        private static Instant instant(ComparisonValue value) {
            return ((ComparisonValue.DateTime) value).instant();
        }
    }

    /** Field with the same value for all users. */
    private static final class Constant extends MetaField {

        private final ComparisonValue.Text constant;

        Constant(ComparisonValue.Text constant) {
            this.constant = constant;
        }

        @Override
        Condition equal(ComparisonValue value) {
            return when(constant::equals, value);
        }

        @Override
        Condition matchText(FilterType operator, String text) {
            boolean matches = switch (operator) {
                case STARTS_WITH -> constant.text().startsWith(text);
                case ENDS_WITH -> constant.text().endsWith(text);
                default -> constant.text().contains(text);
            };
            return matches ? Condition.always() : Condition.never();
        }

        @Override
        Condition order(FilterType operator, ComparisonValue value) {
            return when(
                    switch (operator) {
                        case GREATER_THAN -> other -> constant.compareTo(other) > 0;
                        case GREATER_OR_EQUAL -> other -> constant.compareTo(other) >= 0;
                        case LESS_THAN -> other -> constant.compareTo(other) < 0;
                        default -> other -> constant.compareTo(other) <= 0;
                    },
                    value);
        }

        private static Condition when(Predicate<ComparisonValue> test, ComparisonValue value) {
            return test.test(value) ? Condition.always() : Condition.never();
        }
    }
}
