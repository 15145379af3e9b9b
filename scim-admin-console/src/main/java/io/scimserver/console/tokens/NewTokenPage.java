package io.scimserver.console.tokens;

import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.console.access.Company;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import io.scimserver.console.page.Texts;
import io.scimserver.console.provisioning.ScimAddress;
import io.scimserver.console.web.Digests;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.WholeNumber;
import io.scimserver.tenant.Access;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page that makes a token, and shows its secret in the response: the only time that it can be seen. */
@Path("/")
public final class NewTokenPage {

    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 3_650;
    private static final String MADE_MEANWHILE =
            "No token was made: one was made after this form was opened, perhaps by this form itself. A token is shown only"
                    + " once. Send the form again to make another one, and revoke those that you do not need.";

    private final TokenService tokens;
    private final ScimAddress address;
    private final AdminAudit audit;

    public NewTokenPage(TokenService tokens, ScimAddress address, AdminAudit audit) {
        this.tokens = tokens;
        this.address = address;
        this.audit = audit;
    }

    /** Lifetime to choose; 0 days for one without end. */
    public record Lifetime(int days, String text, boolean chosen) {}

    /** @param others the state of the company's tokens, which the form holds */
    public record Model(
            Company company,
            String label,
            int maxLength,
            List<Lifetime> lifetimes,
            String others,
            Optional<String> problem) {}

    /** @param secret shown once */
    public record Made(Company company, String label, String secret, String scimUrl, String expires) {

        /** Returns a text without the secret, which stays out of logs. */
        @Override
        public String toString() {
            return "Made[" + label + "]";
        }
    }

    @GET
    @Path(Links.TOKENS + "/new")
    public PageResult get(@BeanParam PageRequest request) {
        return show(request, "", USUAL_DAYS, Optional.empty());
    }

    @POST
    @Path(Links.TOKENS + "/new")
    public Response post(
            @BeanParam PageRequest request,
            @FormParam("label") @DefaultValue("") String entered,
            @FormParam("days") Optional<String> lasting,
            @FormParam("access") @DefaultValue("") String allowed,
            @FormParam("others") Optional<String> others) {
        String label = entered.strip();
        int days = WholeNumber.of(lasting, USUAL_DAYS, 0, MOST_DAYS);
        if (others.filter(seen -> !seen.equals(stateOfTokens(request))).isPresent()) {
            return show(request, label, days, Optional.of(MADE_MEANWHILE)).withStatus(409);
        }
        Optional<Duration> lifetime = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
        Access access = allowed.equals("read-only") ? Access.READ_ONLY : Access.READ_WRITE;
        try {
            TokenTerms terms = new TokenTerms(request.company().tenant(), label, access)
                    .by(request.administrator().name());
            IssuedToken issued = tokens.issue(lifetime.map(terms::validFor).orElse(terms));
            audit.record(
                    request,
                    AdminAction.TOKEN_MADE.of(
                            issued.token().id(), issued.token().label()));
            return made(request, issued);
        } catch (IllegalArgumentException e) {
            return show(
                            request,
                            label,
                            days,
                            Optional.of("Give the token a label of 1 to " + TokenTerms.MAX_LABEL_LENGTH
                                    + " characters on one line."))
                    .withStatus(422);
        }
    }

    private Response made(PageRequest request, IssuedToken issued) {
        Made made = new Made(
                request.company(),
                issued.token().label(),
                issued.secret(),
                address.url(request),
                issued.token().expires().map(Texts::time).orElse("never"));
        return PageResult.page("provisioning/token-made", "Copy the token now", made)
                .withStatus(200);
    }

    /** Returns a text that changes with each new token: a form that is sent again, as by a reload, has an old one. */
    private String stateOfTokens(PageRequest request) {
        return Digests.sha256(tokens.list(request.company().tenant()).stream()
                .map(StoredToken::id)
                .sorted()
                .collect(Collectors.joining(" ")));
    }

    private PageResult show(PageRequest request, String label, int days, Optional<String> problem) {
        List<Lifetime> lifetimes = List.of(
                new Lifetime(90, "90 days", days == 90),
                new Lifetime(180, "180 days", days == 180),
                new Lifetime(365, "1 year", days == 365),
                new Lifetime(730, "2 years", days == 730),
                new Lifetime(0, "Until it is revoked", days == 0));
        return PageResult.page(
                "provisioning/token-new",
                "New token",
                new Model(
                        request.company(),
                        label,
                        TokenTerms.MAX_LABEL_LENGTH,
                        lifetimes,
                        stateOfTokens(request),
                        problem));
    }
}
