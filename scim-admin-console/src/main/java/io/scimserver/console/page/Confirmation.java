package io.scimserver.console.page;

import io.scimserver.console.web.PageResult;

/**
 * A page that asks before something is done.
 *
 * @param question what it would do
 * @param action what the button says
 * @param value what the button sends as {@code confirm}
 * @param back where to go instead
 */
public record Confirmation(String question, String action, String value, String back) {

    public PageResult asPage(String title) {
        return PageResult.page("confirm", title, this);
    }
}
