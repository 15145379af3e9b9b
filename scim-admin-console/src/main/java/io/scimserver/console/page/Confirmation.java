package io.scimserver.console.page;

import io.scimserver.console.web.PageResult;

/**
 * Page that asks before something is done.
 *
 * @param question the question
 * @param action the text of the button
 * @param value the value that the button sends as {@code confirm}
 * @param back the page to go to instead
 */
public record Confirmation(String question, String action, String value, String back) {

    public PageResult asPage(String title) {
        return PageResult.page("confirm", title, this);
    }
}
