package io.scimserver.internal.bulk;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.resource.Creation;
import io.scimserver.internal.resource.EntityTags;
import io.scimserver.internal.resource.Preconditions;
import io.scimserver.internal.resource.Resources;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.Failures;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Execution of one bulk request: operation by operation in its order, except that a resource is created before the
 * operations that refer to it, and that creates which wait for nothing reach the store together. Operations that refer
 * to each other in a circle, or to one that failed, get a 409. One run serves one request.
 */
public final class BulkRun {

    private enum State {
        RUNNING,
        DONE
    }

    private static final Set<String> NO_VALUE = Set.of("null", "undefined", "None", "nil");

    private final BulkRequest request;
    private final Map<ResourceType, Resources> resources;
    private final Repairs repairs;
    private final BulkReferences references;
    private final BulkOperationReader operations;
    private final Map<String, Integer> creatorOf = new HashMap<>();
    private final Map<String, String> idOf = new HashMap<>();
    private final Map<Integer, State> states = new HashMap<>();
    private final Map<Integer, BulkResult> results = new TreeMap<>();
    private final Map<Integer, Reading> readings = new HashMap<>();
    private int errors;

    /** Outcome of reading an operation, which happens once. */
    private sealed interface Reading {

        /** Operation that can be carried out, with the bulkIds that it refers to. */
        record Operation(BulkOperation operation, Set<String> referred) implements Reading {}

        /** Operation that cannot be understood. */
        record Refused(ScimErrorException reason) implements Reading {}
    }

    /** @param types the resources of each type that is provisioned */
    public BulkRun(BulkRequest request, List<Resources> types, Repairs repairs) {
        this.request = request;
        this.resources = types.stream().collect(Collectors.toMap(Resources::type, type -> type));
        this.repairs = repairs;
        this.references = new BulkReferences(types);
        this.operations =
                new BulkOperationReader(types.stream().map(Resources::type).toList(), repairs);
    }

    /** Carries the operations out and returns their results, in the order of the request. */
    public List<BulkResult> execute() {
        for (int i = 0; i < request.operations().size(); i++) {
            JsonNode raw = request.operations().get(i);
            if (BulkOperationReader.echo(raw, "method").filter("POST"::equals).isPresent()) {
                int index = i;
                BulkOperationReader.echo(raw, "bulkId").ifPresent(bulkId -> creatorOf.putIfAbsent(bulkId, index));
            }
        }
        for (int i = 0; i < request.operations().size(); i++) {
            createTogether(i);
            run(i);
        }
        return List.copyOf(results.values());
    }

    /** Passes the creates from here on that wait for nothing to the store at once. */
    private void createTogether(int from) {
        if (request.stopsOnErrors()) {
            return;
        }
        IntStream rest = IntStream.range(from, request.operations().size());
        CreateBatch batch = CreateBatch.collect(rest, this::independentCreate);
        if (!batch.isWorthwhile()) {
            return;
        }
        List<Creation> creations = resourcesOf(batch.operation(0)).createAll(batch.bodies(), repairs);
        for (int i = 0; i < creations.size(); i++) {
            finishCreate(from + i, batch.operation(i), creations.get(i));
        }
    }

    /** Finds the operation, if it is a create that can be carried out now; a refused one is not and waits its turn. */
    private Optional<CreateBatch.Create> independentCreate(int index) {
        if (states.containsKey(index)) {
            return Optional.empty();
        }
        boolean isReady = read(index) instanceof Reading.Operation read
                && read.operation().method() == BulkOperation.Method.POST
                && read.operation().type().equals(ResourceType.USER)
                && idOf.keySet().containsAll(read.referred());
        return isReady ? Optional.of(createOf(required(index))) : Optional.empty();
    }

    private CreateBatch.Create createOf(Reading.Operation read) {
        return new CreateBatch.Create(
                read.operation(), references.resolve(read.operation(), read.referred(), this::resolved));
    }

    private Reading read(int index) {
        return readings.computeIfAbsent(index, this::readFirst);
    }

    private Reading readFirst(int index) {
        try {
            BulkOperation operation = operations.read(request.operations().get(index));
            refuseRepeatedBulkId(operation, index);
            return new Reading.Operation(operation, references.in(operation));
        } catch (ScimErrorException refused) {
            return new Reading.Refused(refused);
        }
    }

    private Reading.Operation required(int index) {
        Reading reading = read(index);
        if (reading instanceof Reading.Refused refused) {
            throw refused.reason();
        }
        return (Reading.Operation) reading;
    }

    private void finishCreate(int index, BulkOperation operation, Creation creation) {
        states.put(index, State.DONE);
        if (creation instanceof Creation.Failed failed) {
            fail(index, failed.reason());
        } else {
            creation.user().ifPresent(user -> results.put(index, created(operation, user)));
        }
    }

    private void run(int index) {
        if (states.containsKey(index) || errors >= request.failOnErrors()) {
            return;
        }
        states.put(index, State.RUNNING);
        try {
            Reading.Operation read = required(index);
            for (String needed : read.referred()) {
                create(needed);
            }
            if (errors < request.failOnErrors()) {
                results.put(index, execute(read.operation(), read.referred()));
            }
        } catch (RuntimeException failure) {
            fail(index, failure);
        } finally {
            states.put(index, State.DONE);
        }
    }

    /** Carries out the creates that an operation refers to before it. */
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
        Resources all = resourcesOf(operation);
        if (operation.method() == BulkOperation.Method.POST) {
            return created(operation, all.create(data, repairs));
        }
        String id = resolved(operation.target().orElseThrow());
        Preconditions preconditions = new Preconditions(operation.version().map(EntityTags::parse), Optional.empty());
        return switch (operation.method()) {
            case PUT ->
                BulkResult.succeeded(operation, id, Optional.of(all.replace(id, data, preconditions, repairs)), 200);
            case PATCH ->
                BulkResult.succeeded(operation, id, Optional.of(all.patch(id, data, preconditions, repairs)), 200);
            default -> {
                all.delete(id, preconditions);
                yield BulkResult.succeeded(operation, id, Optional.empty(), 204);
            }
        };
    }

    private Resources resourcesOf(BulkOperation operation) {
        return requireNonNull(resources.get(operation.type()));
    }

    private BulkResult created(BulkOperation operation, StoredUser user) {
        operation.bulkId().ifPresent(bulkId -> idOf.put(bulkId, user.id()));
        return BulkResult.created(operation, user);
    }

    private void fail(int index, RuntimeException failure) {
        errors++;
        JsonNode raw = request.operations().get(index);
        ScimError error = Failures.toError(failure);
        results.put(
                index,
                new BulkResult(
                        BulkOperationReader.echo(raw, "method"),
                        BulkOperationReader.echo(raw, "bulkId"),
                        targetOf(index),
                        Optional.empty(),
                        error.status(),
                        Optional.of(error)));
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

    /** Returns the target of an operation that could not be carried out, as far as its id is one that can exist. */
    private Optional<BulkResult.Target> targetOf(int index) {
        return read(index) instanceof Reading.Operation read
                ? read.operation()
                        .target()
                        .map(this::resolved)
                        .filter(BulkRun::mayBeId)
                        .map(id -> new BulkResult.Target(read.operation().type(), id))
                : Optional.empty();
    }

    /** A reference that could not be followed is none, nor is what some languages write for a variable without value. */
    private static boolean mayBeId(String target) {
        return BulkReferences.bulkIdIn(target).isEmpty() && !NO_VALUE.contains(target);
    }

    private static ScimErrorException conflict(String detail) {
        return new ScimErrorException(new ScimError(409, detail));
    }
}
