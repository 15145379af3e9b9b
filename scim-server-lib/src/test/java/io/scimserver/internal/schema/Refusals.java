package io.scimserver.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about the error that a request is refused with. */
public final class Refusals {

    private Refusals() {}

    /** Returns the error of the refused work: 400 with this scimType. */
    public static ScimError refusal(String scimType, ThrowingCallable work) {
        ScimErrorException refused = catchThrowableOfType(ScimErrorException.class, work);
        assertThat(refused).as("a refusal with " + scimType).isNotNull();
        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().scimType()).contains(scimType);
        assertThat(refused.error().detail()).doesNotContain("\n", "Exception", "java.");
        return refused.error();
    }
}
