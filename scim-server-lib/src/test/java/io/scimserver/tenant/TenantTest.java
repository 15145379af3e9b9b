package io.scimserver.tenant;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TenantTest {
    @Test
    void needsAnId() {
        assertThatThrownBy(() -> new Tenant("")).isInstanceOf(IllegalArgumentException.class);
    }
}
