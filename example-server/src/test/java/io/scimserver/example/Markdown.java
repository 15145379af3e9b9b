package io.scimserver.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Markdown(Path file, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\R(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    /** A block of code; its kind is what stands behind the opening fence. */
    record Block(String kind, String text) {}

    /** All pages of this repository. */
    static List<Markdown> pages() {
        return files(".md").map(file -> new Markdown(file, read(file))).toList();
    }

    /** Files of this repository, those that builds and servers make left out. */
    static Stream<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*[/\\\\])?(target|data)[/\\\\].*"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /** Code in the running text. */
    List<String> inlineCode() {
        return all(CODE, prose());
    }

    /** Where links lead, within this repository or out of it. */
    List<String> links() {
        return all(LINK, prose());
    }

    /** The anchors that headings make. */
    List<String> anchors() {
        return prose().lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    /** What is no block of code. */
    String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
