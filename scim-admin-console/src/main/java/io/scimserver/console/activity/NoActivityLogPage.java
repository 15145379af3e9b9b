package io.scimserver.console.activity;

import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;

/** Stands where the activity log would be, if one were kept. */
final class NoActivityLogPage implements Page {

    @Override
    public Reply get(Visit visit) {
        throw new PageException(404, "No activity log is kept: the server was started with --activity-retention=off.");
    }
}
