package io.scimserver.console.layout;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.scimserver.console.access.Administrator;
import io.scimserver.console.web.FlashMessage;
import io.scimserver.console.web.Links;
import io.scimserver.console.web.PageRequest;
import io.scimserver.console.web.PageResult;
import io.scimserver.console.web.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns pages into HTML. Safe for use by many threads.
 *
 * @param product the name of the application that the console is a part of
 * @param hasOwnSignIn true if visitors sign in and out here, not at the host application
 */
public record Renderer(
        TemplateEngine engine, Assets assets, LayoutContent content, String product, boolean hasOwnSignIn) {

    private static final String TEMPLATES = "io.scimserver.console.templates";

    public static Renderer of(Assets assets, LayoutContent content, String product, boolean hasOwnSignIn) {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader(), TEMPLATES);
        return new Renderer(engine, assets, content, product, hasOwnSignIn);
    }

    /** Returns a page with all that belongs around it, or a part of a page as it is. */
    String render(PageResult page, PageRequest request) {
        return page.title()
                .map(title -> render(page, layout(title, page, request)))
                .orElseGet(() -> render(page.template(), Map.of("page", page.model())));
    }

    /** Returns a page about a request that never became one of the console's; {@code text} is a sentence for the visitor. */
    public String refusal(int status, String text, Links links) {
        PageResult page = ErrorModel.of(status, text).page();
        Optional<String> none = Optional.empty();
        return render(
                page,
                new Layout(
                        page.title().orElse(""),
                        product,
                        assets,
                        links,
                        "",
                        none,
                        hasOwnSignIn,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        none));
    }

    /** The page of an error asks no store: that may be what has failed. */
    private Layout layout(String title, PageResult page, PageRequest request) {
        Optional<Administrator> administrator = request.sender().flatMap(Visitor::administrator);
        boolean isError = page.model() instanceof ErrorModel;
        return new Layout(
                title,
                product,
                assets,
                request.links(),
                request.sender().map(Visitor::formKey).orElse(""),
                administrator.map(Administrator::name),
                hasOwnSignIn,
                administrator.isPresent() ? request.ofCompany() : Optional.empty(),
                administrator.isPresent() ? content.navigation(request) : List.of(),
                isError || administrator.isEmpty() ? List.of() : content.banners(request),
                FlashMessage.textIn(request));
    }

    private String render(PageResult page, Layout layout) {
        return render(page.template(), Map.of("layout", layout, "page", page.model()));
    }

    private String render(String template, Map<String, Object> parameters) {
        VisibleOutput output = new VisibleOutput();
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }
}
