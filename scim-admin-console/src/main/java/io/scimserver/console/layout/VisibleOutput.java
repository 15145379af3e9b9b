package io.scimserver.console.layout;

import gg.jte.TemplateOutput;

/**
 * Template output that collects a page, and writes out by their code points the characters in it that cannot be seen
 * but change what is: control characters, overrides of the writing direction and the like. Every text that arrives
 * through SCIM is shown as it is.
 */
final class VisibleOutput implements TemplateOutput {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final StringBuilder page = new StringBuilder(16 * 1024);

    @Override
    public void writeContent(String text) {
        writeContent(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int begin, int end) {
        text.substring(begin, end).codePoints().forEach(this::append);
    }

    private void append(int point) {
        if (isDeceptive(point)) {
            page.append("\\u{").append(Integer.toHexString(point)).append('}');
        } else {
            page.appendCodePoint(point);
        }
    }

    /** Returns true if the character deceives. Joiners are left: scripts and emoji need them. */
    private static boolean isDeceptive(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t' && point != '\r';
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
