package io.scimserver.console.activity;

import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.PageException;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.provisioning.ActivityEntry;
import io.scimserver.provisioning.ActivityLog;
import io.scimserver.provisioning.ActivityQuery;
import java.util.Map;
import java.util.function.Function;

/** The selected entries as a file: CSV without the bodies, or JSON Lines with them. */
final class ActivityExportPage implements Page {

    private final ActivityLog log;
    private final Acts acts;

    ActivityExportPage(ActivityLog log, Acts acts) {
        this.log = log;
        this.acts = acts;
    }

    @Override
    public Reply get(Visit visit) {
        return switch (visit.query().raw("format")) {
            case "csv" ->
                file(visit, "text/csv; charset=utf-8; header=present", "csv", ActivityCsv.head(), ActivityCsv::line);
            case "jsonl" -> file(visit, "application/jsonl; charset=utf-8", "jsonl", "", ActivityJson::line);
            default -> throw new PageException(400, "The log is exported as csv or as jsonl.");
        };
    }

    private Reply file(
            Visit visit, String mediaType, String ending, String head, Function<ActivityEntry, String> format) {
        acts.record(visit, Act.ACTIVITY_EXPORTED.ofTheCompany());
        ActivityQuery query = ActivityQuery.newest(
                LogScope.of(visit).tenant(), ActivitySelection.of(visit.query()).filter(), 1);
        ActivityExport entries = new ActivityExport(log.store(), query, format);
        String begin = head + entries.next();
        String disposition = "attachment; filename=\"activity." + ending + "\"";
        return new Reply.LongFile(mediaType, begin, entries, Map.of("Content-Disposition", disposition));
    }
}
