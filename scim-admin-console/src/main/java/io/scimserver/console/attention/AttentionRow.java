package io.scimserver.console.attention;

import io.scimserver.activity.attention.AttentionItem;
import io.scimserver.activity.attention.AttentionKind;
import io.scimserver.console.employees.Employee;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Row of the list.
 *
 * @param name the person, manager or attribute
 * @param target the path of the person's page; empty if there is none
 * @param other another employee whom it concerns
 * @param times such as "3 times"; empty for what was found rather than refused
 * @param latest such as "2 hours ago"
 * @param entry the path of the latest entry in the activity log; empty if there is none
 * @param link where to do something about it, beside the identity provider
 */
public record AttentionRow(
        String key,
        String name,
        Optional<String> target,
        String title,
        String tone,
        String reason,
        String advice,
        Optional<Reference> other,
        Optional<Reference> link,
        String since,
        String times,
        String latest,
        Optional<String> entry) {

    /** Link to another page. */
    public record Reference(String text, String target) {}

    static AttentionRow of(
            AttentionItem item,
            PageRequest request,
            Optional<Employee> employee,
            Optional<Employee> other,
            Instant now) {
        boolean isPerson = item.kind() != AttentionKind.MANAGER && item.kind() != AttentionKind.NOT_KEPT;
        return new AttentionRow(
                item.key(),
                nameOf(item, employee),
                employee.filter(found -> isPerson).map(found -> page(request, found)),
                AttentionTexts.title(item.kind()),
                AttentionTexts.tone(item.kind()),
                AttentionTexts.reason(item),
                AttentionTexts.advice(item),
                other.or(() -> isPerson ? Optional.empty() : employee)
                        .map(found -> new Reference(found.name(), page(request, found))),
                link(item, request),
                Texts.time(item.since()),
                item.kind().isFoundByReview() ? "" : Texts.count(item.times(), "time"),
                Texts.since(item.latest(), now),
                Optional.of(item.entryId())
                        .filter(id -> !id.isEmpty())
                        .map(id -> request.links().to(Links.ACTIVITY_ENTRY, request.company(), id)));
    }

    /** Returns the name that people know a person by, if they are here; else what the identity provider sent. */
    static String nameOf(AttentionItem item, Optional<Employee> employee) {
        return switch (item.kind()) {
            case MANAGER, NOT_KEPT -> item.subject();
            default ->
                employee.map(Employee::name)
                        .or(() -> item.person().userName())
                        .or(() -> item.person().externalId())
                        .or(() -> item.person().id())
                        .orElse("Somebody whose name the activity log does not keep");
        };
    }

    private static Optional<Reference> link(AttentionItem item, PageRequest request) {
        if (item.reason().isByGuard()) {
            return Optional.of(new Reference("Open the guard", request.links().to(Links.GUARD, request.company())));
        }
        return item.kind() == AttentionKind.NOT_KEPT
                ? Optional.of(new Reference("Attributes", request.links().to(Links.ATTRIBUTES, request.company())))
                : Optional.empty();
    }

    private static String page(PageRequest request, Employee employee) {
        return request.links()
                .to(Links.EMPLOYEE, request.company(), employee.user().id());
    }
}
