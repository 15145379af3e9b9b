package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationErrors;
import io.scimserver.internal.patch.edit.PatchApplier;
import io.scimserver.internal.schema.MessageFields;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.ArrayList;
import java.util.List;

/** Parser of the body of a PATCH (RFC 7644 §3.5.2) into a {@link Patch}. Immutable, safe for use by many threads. */
public final class PatchParser {

    /** Schema of the body. */
    public static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final PatchLimits limits;
    private final OperationReader operations;
    private final PatchApplier applier;

    /** Creates a parser with the default limits. */
    public PatchParser(UserSchema schema, FilterParser filters) {
        this(schema, filters, PatchLimits.DEFAULT);
    }

    public PatchParser(UserSchema schema, FilterParser filters, PatchLimits limits) {
        PatchPathParser paths = new PatchPathParser(schema, filters);
        this.limits = limits;
        this.operations = new OperationReader(
                schema, paths, new EditReader(new ValueReader(limits.values()), schema.isOfUsers()));
        this.applier = new PatchApplier(schema, limits.values());
    }

    /**
     * Parses the body and checks all that can be checked without the user. The body is not changed.
     *
     * @throws ScimErrorException 413 for more operations than the limits allow; 400 {@code invalidSyntax} for a body
     *     that is no PATCH, {@code invalidPath} for a path that does not parse or names nothing, {@code noTarget} for a
     *     removal without path, {@code mutability} for an attribute that no client may change, {@code invalidValue} for
     *     a wrong value
     */
    public Patch parse(ObjectNode body, Repairs repairs) {
        MessageFields.requireSchema(body, URN, repairs);
        JsonNode members = MessageFields.member(body, "Operations");
        if (!members.isArray() || members.isEmpty()) {
            throw ScimErrorException.invalidSyntax("'Operations' must be an array of at least one operation"
                    + MessageFields.misspelt(body, "Operations"));
        }
        if (members.size() > limits.operations()) {
            throw ScimErrorException.tooLarge("a PATCH may have at most " + limits.operations() + " operations");
        }
        List<List<Edit>> edits = new ArrayList<>();
        for (JsonNode operation : members) {
            int number = edits.size() + 1;
            edits.add(OperationErrors.call(number, () -> operations.read(operation, repairs)));
        }
        return new Patch(edits, applier);
    }
}
