package io.scimserver.console.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines of a table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front: the
 * cells come from identity providers, and nobody knows what is in them.
 */
public final class Csv {

    /** Mark at the start of a file, by which spreadsheets read it as UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Media type of a file with a head. */
    public static final String MEDIA_TYPE = "text/csv; charset=utf-8; header=present";

    private Csv() {}

    /** Returns the first line of a file. */
    public static String head(String... names) {
        return MARK + line(Stream.of(names));
    }

    public static String line(Stream<String> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return "\"" + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
