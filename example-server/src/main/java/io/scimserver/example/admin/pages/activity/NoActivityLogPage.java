package io.scimserver.example.admin.pages.activity;

import io.scimserver.example.admin.web.Page;
import io.scimserver.example.admin.web.PageException;
import io.scimserver.example.admin.web.Reply;
import io.scimserver.example.admin.web.Visit;

/** Stands where the activity log would be, if one were kept. */
final class NoActivityLogPage implements Page {

    @Override
    public Reply get(Visit visit) {
        throw new PageException(404, "No activity log is kept: the server was started with --activity-retention=off.");
    }
}
