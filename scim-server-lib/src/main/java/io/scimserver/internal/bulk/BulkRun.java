package io.scimserver.internal.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.EntityTags;
import io.scimserver.internal.users.Failures;
import io.scimserver.internal.users.Preconditions;
import io.scimserver.internal.users.Users;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.StoredUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries a bulk request out, operation by operation in its order, except that what an operation refers to is created
 * before it. Operations that refer to each other in a circle, or to one that failed, are answered 409. One run serves
 * one request.
 */
public final class BulkRun {

    private enum State {
        RUNNING,
        DONE
    }

    private final BulkRequest request;
    private final Users users;
    private final Repairs repairs;
    private final BulkReferences references;
    private final Map<String, Integer> creatorOf = new HashMap<>();
    private final Map<String, String> idOf = new HashMap<>();
    private final Map<Integer, State> states = new HashMap<>();
    private final Map<Integer, BulkResult> results = new TreeMap<>();
    private int errors;

    public BulkRun(BulkRequest request, Users users, UserSchema schema, Repairs repairs) {
        this.request = request;
        this.users = users;
        this.repairs = repairs;
        this.references = new BulkReferences(schema);
    }

    /** The results of the operations that were carried out, in the order of the request. */
    public List<BulkResult> execute() {
        for (int i = 0; i < request.operations().size(); i++) {
            JsonNode raw = request.operations().get(i);
            if (BulkOperationReader.echo(raw, "method").filter("POST"::equals).isPresent()) {
                int index = i;
                BulkOperationReader.echo(raw, "bulkId").ifPresent(bulkId -> creatorOf.putIfAbsent(bulkId, index));
            }
        }
        for (int i = 0; i < request.operations().size(); i++) {
            run(i);
        }
        return List.copyOf(results.values());
    }

    private void run(int index) {
        if (states.containsKey(index) || errors >= request.failOnErrors()) {
            return;
        }
        states.put(index, State.RUNNING);
        JsonNode raw = request.operations().get(index);
        Optional<String> method = BulkOperationReader.echo(raw, "method");
        Optional<String> bulkId = BulkOperationReader.echo(raw, "bulkId");
        try {
            BulkOperation operation = BulkOperationReader.read(raw);
            refuseRepeatedBulkId(operation, index);
            Set<String> referred = references.in(operation);
            for (String needed : referred) {
                create(needed);
            }
            if (errors < request.failOnErrors()) {
                results.put(index, execute(operation, referred));
            }
        } catch (RuntimeException failure) {
            errors++;
            results.put(index, failed(method, bulkId, targetOf(raw), Failures.toError(failure)));
        } finally {
            states.put(index, State.DONE);
        }
    }

    /** Carries out first what an operation refers to. */
    private void create(String bulkId) {
        Integer creator = creatorOf.get(bulkId);
        if (creator == null) {
            throw ScimErrorException.invalidValue("No POST operation of this request has the bulkId '" + bulkId + "'.");
        }
        if (states.get(creator) == State.RUNNING) {
            throw conflict("The operations refer to each other in a circle, through the bulkId '" + bulkId + "'.");
        }
        run(creator);
        if (!idOf.containsKey(bulkId) && errors < request.failOnErrors()) {
            throw conflict("The operation with the bulkId '" + bulkId + "', which this one refers to, failed.");
        }
    }

    private BulkResult execute(BulkOperation operation, Set<String> referred) {
        ObjectNode data = references.resolve(operation, referred, this::resolved);
        if (operation.method() == BulkOperation.Method.POST) {
            StoredUser created = users.create(data, repairs);
            operation.bulkId().ifPresent(bulkId -> idOf.put(bulkId, created.id()));
            return succeeded(operation, created.id(), Optional.of(created), 201);
        }
        String id = resolved(operation.target().orElseThrow());
        Preconditions preconditions = new Preconditions(operation.version().map(EntityTags::parse), Optional.empty());
        return switch (operation.method()) {
            case PUT -> succeeded(operation, id, Optional.of(users.replace(id, data, preconditions, repairs)), 200);
            case PATCH -> succeeded(operation, id, Optional.of(users.patch(id, data, preconditions, repairs)), 200);
            default -> {
                users.delete(id, preconditions);
                yield succeeded(operation, id, Optional.empty(), 204);
            }
        };
    }

    private String resolved(String target) {
        String bulkId = BulkReferences.bulkIdIn(target);
        return Objects.requireNonNullElse(idOf.get(bulkId.isEmpty() ? target : bulkId), target);
    }

    private void refuseRepeatedBulkId(BulkOperation operation, int index) {
        boolean repeated = operation.method() == BulkOperation.Method.POST
                && operation
                        .bulkId()
                        .map(creatorOf::get)
                        .filter(first -> first != index)
                        .isPresent();
        if (repeated) {
            throw ScimErrorException.invalidValue("Another POST operation of this request has the same bulkId.");
        }
    }

    /** The id in the path of an operation that could not be carried out, as far as it has one. */
    private Optional<String> targetOf(JsonNode raw) {
        try {
            return BulkOperationReader.read(raw).target().map(this::resolved);
        } catch (ScimErrorException malformed) {
            return Optional.empty();
        }
    }

    private static BulkResult succeeded(BulkOperation operation, String id, Optional<StoredUser> user, int status) {
        return new BulkResult(
                Optional.of(operation.method().name()),
                operation.bulkId(),
                Optional.of(id),
                user.map(EntityTags::of),
                status,
                Optional.empty());
    }

    private static BulkResult failed(
            Optional<String> method, Optional<String> bulkId, Optional<String> id, ScimError error) {
        return new BulkResult(method, bulkId, id, Optional.empty(), error.status(), Optional.of(error));
    }

    private static ScimErrorException conflict(String detail) {
        return new ScimErrorException(new ScimError(409, detail));
    }
}
