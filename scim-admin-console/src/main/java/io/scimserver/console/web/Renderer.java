package io.scimserver.console.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.scimserver.console.accounts.Administrator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what pages answer into HTML. Safe for use by many threads. */
public final class Renderer {

    private static final String TEMPLATES = "io.scimserver.console.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader(), TEMPLATES);
    private final Assets assets;
    private final Surroundings surroundings;

    public Renderer(Assets assets, Surroundings surroundings) {
        this.assets = assets;
        this.surroundings = surroundings;
    }

    /** A whole page. */
    String page(Reply.Html page, Visit visit) {
        boolean signedIn = visit.visitor().administrator().isPresent();
        Shell shell = new Shell(
                page.title(),
                assets,
                visit.visitor().formKey(),
                visit.visitor().administrator().map(Administrator::name),
                visit.ofCompany(),
                signedIn ? surroundings.navigation(visit) : List.of(),
                signedIn ? surroundings.banners(visit) : List.of(),
                Notice.textOf(visit.query()));
        return render(page.template(), Map.of("shell", shell, "page", page.model()));
    }

    /** A page without anything of a visit around it. */
    String refusal(ErrorModel model) {
        Shell shell = new Shell(
                model.heading(),
                assets,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
        return render("error", Map.of("shell", shell, "page", model));
    }

    /** A part of a page. */
    String fragment(Reply.Fragment fragment) {
        return render(fragment.template(), Map.of("page", fragment.model()));
    }

    private String render(String template, Map<String, Object> parameters) {
        VisibleOutput output = new VisibleOutput();
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }
}
