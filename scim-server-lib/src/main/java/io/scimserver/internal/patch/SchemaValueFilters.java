package io.scimserver.internal.patch;

import io.scimserver.filter.FilterPredicate;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.schema.AttributeResolver;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.store.AttributeTypes;

/** Value filters as the filter room reads and evaluates them. Immutable, safe for use by many threads. */
public final class SchemaValueFilters implements ValueFilters {

    private final FilterParser filters;
    private final AttributeTypes types;

    public SchemaValueFilters(FilterParser filters, AttributeTypes types) {
        this.filters = filters;
        this.types = types;
    }

    @Override
    public Parsed parse(String text, Start start, Repairs repairs) {
        AttributeResolver.Match container = new AttributeResolver.Match(start.container(), start.position() - 1);
        FilterParser.ValueFilter read = filters.parseValueFilter(text, container, repairs);
        Selection selection = new Selection(
                read.filter(), FilterPredicate.ofElements(start.container().toPath(), read.filter(), types));
        return new Parsed(selection, read.end());
    }
}
