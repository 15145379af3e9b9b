package io.scimserver.console.activity;

import static io.scimserver.console.web.Audience.ADMINISTRATORS;
import static io.scimserver.console.web.Audience.OPERATORS;

import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Links;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Route;
import io.scimserver.provisioning.ActivityLog;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages about what identity providers sent. */
public final class ActivityRoutes {

    private static final String ALL = Links.UNASSIGNED_ACTIVITY;
    private static final String OWN = Links.ACTIVITY;

    private ActivityRoutes() {}

    /** @param log empty: the server keeps none, and the pages say so */
    public static Stream<Route> of(Optional<ActivityLog> log, Clock clock, Acts acts) {
        return log.map(kept -> of(kept, clock, acts)).orElseGet(ActivityRoutes::ofNoLog);
    }

    private static Stream<Route> of(ActivityLog log, Clock clock, Acts acts) {
        Page list = new ActivityLogPage(log);
        Page entry = new ActivityEntryPage(log);
        Page export = new ActivityExportPage(log, acts);
        return Stream.of(
                Route.to(ALL, OPERATORS, list),
                Route.to(ALL + "/export", OPERATORS, export),
                Route.to(ALL + "/entries/{id}", OPERATORS, entry),
                Route.to(OWN, ADMINISTRATORS, list),
                Route.to(OWN + "/export", ADMINISTRATORS, export),
                Route.to(OWN + "/forget", ADMINISTRATORS, new ForgetPersonPage(log.store(), acts)),
                Route.to(Links.ACTIVITY_ENTRY, ADMINISTRATORS, entry),
                Route.to(Links.CONNECTION_CHECK, ADMINISTRATORS, new ConnectionCheckPage(log.store(), clock)));
    }

    private static Stream<Route> ofNoLog() {
        Page none = new NoActivityLogPage();
        return Stream.of(
                Route.to(ALL, OPERATORS, none),
                Route.to(OWN, ADMINISTRATORS, none),
                Route.to(Links.CONNECTION_CHECK, ADMINISTRATORS, none));
    }
}
