package io.scimserver.mongo.internal.user;

import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.user.form.SearchTree;
import java.util.Arrays;
import java.util.List;

/** Kind of the resources in one collection. Each kind has an attribute whose value belongs to one resource of a tenant. */
public enum ResourceKind {
    USER("User", "userName"),
    GROUP("Group", "displayName");

    private final String scimName;
    private final String nameField;

    ResourceKind(String scimName, String nameField) {
        this.scimName = scimName;
        this.nameField = nameField;
    }

    /** Returns the value of {@code meta.resourceType}. */
    String scimName() {
        return scimName;
    }

    /** Returns the unique attribute, which is the field of its folded value, too. */
    public String nameField() {
        return nameField;
    }

    /** Returns the path of the folded name in {@link UserFormat#SEARCH}. */
    String pathOfName() {
        return nameField + SearchTree.FOLDED;
    }

    /** Returns the indexes of the collection. */
    public List<IndexSpec> indexes() {
        return Arrays.stream(UserIndex.values())
                .filter(index -> this == USER || index != UserIndex.ACTIVE)
                .map(index -> index.spec(this))
                .toList();
    }
}
