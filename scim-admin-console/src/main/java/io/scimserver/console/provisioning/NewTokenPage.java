package io.scimserver.console.provisioning;

import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.console.accounts.Company;
import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.page.Texts;
import io.scimserver.console.web.Page;
import io.scimserver.console.web.Reply;
import io.scimserver.console.web.Visit;
import io.scimserver.tenant.Access;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a token, and shows its secret in the answer: the only time that it can be seen. */
public final class NewTokenPage implements Page {

    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 3_650;

    private final TokenService tokens;
    private final ScimAddress address;
    private final Acts acts;

    NewTokenPage(TokenService tokens, ScimAddress address, Acts acts) {
        this.tokens = tokens;
        this.address = address;
        this.acts = acts;
    }

    /** A lifetime to choose; 0 days for one without end. */
    public record Lifetime(int days, String text, boolean chosen) {}

    public record Model(
            Company company, String label, int maxLength, List<Lifetime> lifetimes, Optional<String> problem) {}

    /** @param secret shown once */
    public record Made(Company company, String label, String secret, String scimUrl, String expires) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Made[" + label + "]";
        }
    }

    @Override
    public Reply get(Visit visit) {
        return show(visit, "", USUAL_DAYS, Optional.empty());
    }

    @Override
    public Reply post(Visit visit) {
        String label = visit.form().find("label").orElse("");
        int days = visit.form().number("days", USUAL_DAYS, 0, MOST_DAYS);
        Optional<Duration> lifetime = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
        Access access = visit.form().raw("access").equals("read-only") ? Access.READ_ONLY : Access.READ_WRITE;
        try {
            IssuedToken issued = tokens.issue(new TokenTerms(visit.company().tenant(), label, access, lifetime)
                    .by(visit.administrator().name()));
            acts.record(
                    visit, Act.TOKEN_MADE.of(issued.token().id(), issued.token().label()));
            return made(visit, issued);
        } catch (IllegalArgumentException e) {
            return show(
                            visit,
                            label,
                            days,
                            Optional.of("Give the token a label of 1 to " + TokenTerms.MAX_LABEL_LENGTH
                                    + " characters on one line."))
                    .withStatus(422);
        }
    }

    private Reply made(Visit visit, IssuedToken issued) {
        Made made = new Made(
                visit.company(),
                issued.token().label(),
                issued.secret(),
                address.url(visit.client()),
                issued.token().expires().map(Texts::time).orElse("never"));
        return Reply.page("provisioning/token-made", "Copy the token now", made);
    }

    private static Reply.Html show(Visit visit, String label, int days, Optional<String> problem) {
        List<Lifetime> lifetimes = List.of(
                new Lifetime(90, "90 days", days == 90),
                new Lifetime(180, "180 days", days == 180),
                new Lifetime(365, "1 year", days == 365),
                new Lifetime(730, "2 years", days == 730),
                new Lifetime(0, "Until it is revoked", days == 0));
        return Reply.page(
                "provisioning/token-new",
                "New token",
                new Model(visit.company(), label, TokenTerms.MAX_LABEL_LENGTH, lifetimes, problem));
    }
}
