package io.scimserver.example.http;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.example.http.connection.ErrorBody;
import io.scimserver.schema.ScimError;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Response to a request in which an {@link Error} was thrown, such as a lack of memory: 500, and the process is noted as ill. */
final class FatalErrorMapper implements ExceptionMapper<Error> {

    static final ScimError FAILED = new ScimError(500, "The server failed to answer; its log says why.");

    private static final Logger log = LoggerFactory.getLogger(FatalErrorMapper.class);

    private final ProcessHealth health;

    FatalErrorMapper(ProcessHealth health) {
        this.health = health;
    }

    @Override
    public Response toResponse(Error error) {
        health.note(error);
        log.error("A request could not be answered", error);
        return Response.status(FAILED.status())
                .type(ErrorBody.MEDIA_TYPE)
                .entity(ErrorBody.of(FAILED))
                .build();
    }
}
