package io.scimserver.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.schema.UserSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private static final UserSchema SCHEMA = UserSchema.standard();

    @Test
    void aStoredUserIsCopiedAsItIsUnlessSomethingIsToBeLeftOut() {
        assertThat(Projection.byDefault(SCHEMA).isWhole()).isTrue();
        assertThat(Projection.without(SCHEMA, List.of("unknown")).isWhole()).isTrue();
        assertThat(Projection.without(SCHEMA, List.of("title")).isWhole()).isFalse();
        assertThat(Projection.only(SCHEMA, List.of("userName")).isWhole()).isFalse();
    }
}
