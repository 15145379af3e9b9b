package io.scimserver.console.activity;

import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.activity.ActivityStore;
import io.scimserver.console.access.Company;
import io.scimserver.console.mapping.CapturedMapping;
import io.scimserver.console.mapping.MappingFinding;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Page that waits for the requests of the identity provider, and shows them. The link holds the start of the check, so
 * that the page can be opened again, by a script every two seconds or by hand.
 */
@Path("/")
public final class ConnectionCheckPage {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int SHOWN = 10;

    private final ActivityStore store;
    private final CapturedMapping mapping;
    private final Clock clock;

    public ConnectionCheckPage(ActivityStore store, CapturedMapping mapping, Clock clock) {
        this.store = store;
        this.mapping = mapping;
        this.clock = clock;
    }

    /** Result so far. */
    public enum Verdict {
        /** Nothing has arrived yet. */
        WAITING,
        /** Requests have arrived, and none was carried out. */
        REFUSED,
        /** At least one request was carried out. */
        WORKS,
        /** Nothing has arrived, and nobody waits any longer. */
        ENDED
    }

    /**
     * @param began the time at which the check began
     * @param again the link to this page as it will be
     * @param arrivals the link to the part that changes
     * @param entries the entries that have arrived, the newest first
     * @param findings what the mapping lacks or has in vain, by the requests that have arrived; none before
     *     one was carried out
     * @param strangers the entries that have arrived for no company, for operators
     */
    public record Model(
            Company company,
            String began,
            String again,
            String arrivals,
            Verdict verdict,
            List<EntryView> entries,
            List<MappingFinding> findings,
            List<EntryView> strangers) {}

    @GET
    @Path(Links.CONNECTION_CHECK)
    public Response get(
            @BeanParam PageRequest request,
            @QueryParam("since") Optional<String> began,
            @QueryParam("part") Optional<String> part) {
        Instant now = clock.instant();
        Optional<Instant> since = began.flatMap(text -> read(text, now));
        if (since.isEmpty()) {
            return PageResult.redirect(request.links().to(Links.CONNECTION_CHECK, request.company()) + "?since="
                    + now.truncatedTo(ChronoUnit.MILLIS));
        }
        Model model = model(request, since.get(), now);
        PageResult page = part.isPresent()
                ? PageResult.part("activity/arrivals", model)
                : PageResult.page("activity/check", "Connection check", model);
        return page.withStatus(200);
    }

    private Model model(PageRequest request, Instant since, Instant now) {
        Company company = request.company();
        String again = request.links().to(Links.CONNECTION_CHECK, company) + "?since=" + since;
        List<EntryView> entries = newest(LogScope.of(request), since);
        List<EntryView> strangers =
                request.administrator().isOperator() ? newest(LogScope.ofNoCompany(request), since) : List.of();
        boolean isOver = Duration.between(since, now).compareTo(LONGEST) > 0;
        Verdict verdict = verdict(entries, isOver);
        return new Model(
                company,
                Texts.exactTime(since),
                again,
                again + "&part=arrivals",
                verdict,
                entries,
                verdict == Verdict.WORKS ? mapping.findings(request, since) : List.of(),
                strangers);
    }

    private static Verdict verdict(List<EntryView> entries, boolean isOver) {
        if (entries.isEmpty()) {
            return isOver ? Verdict.ENDED : Verdict.WAITING;
        }
        boolean works = entries.stream().anyMatch(view -> view.entry().outcome().result() == ActivityResult.SUCCEEDED);
        return works ? Verdict.WORKS : Verdict.REFUSED;
    }

    private List<EntryView> newest(LogScope scope, Instant since) {
        return store
                .search(ActivityQuery.newest(scope.tenant(), ActivityFilter.ANY.withFrom(since), SHOWN))
                .entries()
                .stream()
                .map(entry -> EntryView.of(entry, scope))
                .toList();
    }

    /** Reads the time; empty for a text that is no time, or none within a day. */
    private static Optional<Instant> read(String text, Instant now) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(time -> !time.isAfter(now) && time.isAfter(now.minus(Duration.ofDays(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
