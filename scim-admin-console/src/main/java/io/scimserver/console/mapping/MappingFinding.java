package io.scimserver.console.mapping;

import io.scimserver.console.page.Texts;
import io.scimserver.provisioning.AttributeFate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Finding about a mapping: what it lacks, or has in vain.
 *
 * @param tone the style it is shown in
 * @param text sentences for administrators
 */
public record MappingFinding(String tone, String text) {

    private static final String WARNING = "warn";

    static List<MappingFinding> of(Mapping mapping) {
        List<MappingFinding> findings = new ArrayList<>();
        if (mapping.hasWholePeople()) {
            findings.addAll(missing(mapping));
        }
        long refused = count(mapping, Kind.REFUSED);
        if (refused > 0) {
            findings.add(new MappingFinding(
                    "bad",
                    Texts.count(refused, "attribute") + " would be refused, and the whole request with it. Correct the"
                            + " mapping at your identity provider."));
        }
        long ignored = count(mapping, Kind.IGNORED);
        if (ignored > 0) {
            findings.add(new MappingFinding(
                    WARNING,
                    Texts.count(ignored, "attribute") + (ignored == 1 ? " takes" : " take")
                            + " no effect. Remove from the"
                            + " mapping what you do not need, or make a custom attribute of it."));
        }
        boolean isGood = findings.isEmpty() && mapping.hasWholePeople();
        return isGood ? List.of(new MappingFinding("good", "Nothing is missing, nothing is sent in vain.")) : findings;
    }

    private static List<MappingFinding> missing(Mapping mapping) {
        List<MappingFinding> missing = new ArrayList<>();
        if (lacks(mapping, name -> name.startsWith("emails"))) {
            missing.add(warning("No e-mail address is sent, and nobody without one gets surveys by e-mail. Map the work"
                    + " address to emails[type eq \"work\"].value."));
        }
        if (lacks(mapping, name -> name.startsWith("name.") || name.equals("displayname"))) {
            missing.add(warning(
                    "No name is sent: people are shown by their user names. Map name.givenName and name.familyName."));
        }
        if (lacks(mapping, name -> name.endsWith(":manager") || name.endsWith(":manager.value"))) {
            missing.add(warning("No manager is sent. Without managers nobody sees the results of their own team."));
        }
        if (lacks(mapping, name -> name.equals("active"))) {
            missing.add(warning("\"active\" was never sent: this mapping cannot deactivate anybody. Map it."));
        }
        return missing;
    }

    private static MappingFinding warning(String text) {
        return new MappingFinding(WARNING, text);
    }

    private static boolean lacks(Mapping mapping, Predicate<String> isMeant) {
        return mapping.attributes().stream()
                .map(attribute -> attribute.latest().path().toLowerCase(Locale.ROOT))
                .noneMatch(isMeant);
    }

    private static long count(Mapping mapping, Kind kind) {
        return mapping.attributes().stream()
                .filter(attribute -> attribute.latest().kind() == kind)
                .count();
    }
}
