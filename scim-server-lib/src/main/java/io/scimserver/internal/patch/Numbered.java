package io.scimserver.internal.patch;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import java.util.function.Supplier;

/** Lets an error say which operation of the request it is about. */
final class Numbered {

    private Numbered() {}

    static void run(int number, Runnable work) {
        Boolean unused = call(number, () -> {
            work.run();
            return true;
        });
    }

    /** What the work gives; if it is refused, the detail begins with the operation's number, counted from 1. */
    static <T> T call(int number, Supplier<T> work) {
        try {
            return work.get();
        } catch (ScimErrorException e) {
            ScimError error = e.error();
            throw new ScimErrorException(
                    new ScimError(error.status(), error.scimType(), "operation " + number + ": " + error.detail()));
        }
    }
}
