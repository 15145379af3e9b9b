package io.scimserver.example.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Package, and the others that it may use. */
record PackageRule(MavenModule module, String name, List<String> mayUse, String because) {

    static PackageRule of(MavenModule module, String line) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return new PackageRule(
                module, module.packageName(cells.get(0)), List.of(cells.get(1).split(" +")), cells.get(2));
    }

    String[] allowed() {
        Stream<String> others =
                mayUse.stream().filter(word -> !word.equals("-")).map(this::identifier);
        return Stream.of(module.everywhere(), Stream.of(name), others)
                .flatMap(packages -> packages)
                .toArray(String[]::new);
    }

    private String identifier(String word) {
        if (word.equals("*")) {
            return module.root() + "..";
        }
        return word.startsWith("+") ? word.substring(1) + ".." : module.packageName(word);
    }

    @Override
    public String toString() {
        return name + " uses only " + mayUse + ": " + because;
    }
}
