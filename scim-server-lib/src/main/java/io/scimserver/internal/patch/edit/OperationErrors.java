package io.scimserver.internal.patch.edit;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import java.util.function.Supplier;

/** Errors that name the operation of the request they are about. */
public final class OperationErrors {

    private OperationErrors() {}

    public static void run(int number, Runnable work) {
        Boolean unused = call(number, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Returns the result of the work. If the work is refused, the detail of the error begins with the operation's
     * number, counted from 1.
     */
    public static <T> T call(int number, Supplier<T> work) {
        try {
            return work.get();
        } catch (ScimErrorException e) {
            ScimError error = e.error();
            throw new ScimErrorException(
                    new ScimError(error.status(), error.scimType(), "operation " + number + ": " + error.detail()));
        }
    }
}
