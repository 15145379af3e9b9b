package io.scimserver.internal.http.filter;

import io.scimserver.activity.log.ActivityLog;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records of requests.
 *
 * @param ids makes correlation ids
 * @param log records every request, if there is one
 * @param clock the time of requests
 */
public record RequestRecords(Supplier<String> ids, Optional<ActivityLog> log, Clock clock) {}
