package io.scimserver.example;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages of the example server and what each of them may use. */
class ArchitectureTest {

    private static final String ROOT = "io.scimserver.example";

    /** Open to every package. The last one is that of arrays and primitive types. */
    private static final List<String> EVERYWHERE = List.of(
            "java..",
            "org.slf4j..",
            "org.jspecify..",
            "com.unboundid.scim2.common..",
            "com.fasterxml.jackson..",
            "io.scimserver",
            "io.scimserver.tenant",
            "io.scimserver.store",
            "io.scimserver.schema",
            "io.scimserver.auth",
            "io.scimserver.audit",
            "io.scimserver.activity",
            "io.scimserver.guard",
            "io.scimserver.limit",
            "io.scimserver.provisioning",
            "");

    /**
     * Each line is a package below the root, what it may use beside itself, and the reason. {@code front} is the root
     * package, {@code -} stands for nothing, {@code *} for every other package of the module, {@code +} begins the name
     * of a package that is not of this module, with all below it.
     */
    private static final String TABLE = """
            front           | * +io.scimserver.memory +io.scimserver.jdbc +io.scimserver.console +picocli +org.slf4j.bridge | it puts everything together
            health          | +org.glassfish.grizzly.threadpool                                      | whether the process is fit to go on is asked everywhere
            http.connection | health +org.glassfish                                                  | a connection is there before a request is
            http            | health http.connection +io.scimserver.console +org.glassfish +jakarta +javax.net.ssl | the front does not know what is measured or started
            metrics         | health http http.connection +io.micrometer +org.glassfish.grizzly      | what is measured does not know its meters
            settings        | http http.connection +picocli                                          | options are read before anything is started
            demo            | -                                                                      | sample employees come in by the front door
            files           | -                                                                      | what is on the disk does not know who reads it
            """;

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Package and the others that it may use. */
    private record Room(String name, List<String> mayUse, String because) {

        static Room of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            return new Room(packageName(cells.get(0)), List.of(cells.get(1).split(" +")), cells.get(2));
        }

        String[] allowed() {
            Stream<String> ours =
                    mayUse.stream().filter(word -> !word.equals("-")).map(Room::identifier);
            return Stream.of(EVERYWHERE.stream(), Stream.of(name), ours)
                    .flatMap(packages -> packages)
                    .toArray(String[]::new);
        }

        private static String identifier(String word) {
            if (word.equals("*")) {
                return ROOT + "..";
            }
            return word.startsWith("+") ? word.substring(1) + ".." : packageName(word);
        }

        private static String packageName(String word) {
            return word.equals("front") ? ROOT : ROOT + "." + word;
        }

        @Override
        public String toString() {
            return name + " uses only " + mayUse + ": " + because;
        }
    }

    static List<Room> rooms() {
        return TABLE.lines().map(Room::of).toList();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aPackageUsesOnlyWhatItMay(Room room) {
        classes()
                .that()
                .resideInAPackage(room.name())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.allowed()))
                .because(room.because())
                .check(MODULE);
    }

    @Test
    void theTableListsEveryPackage() {
        TreeSet<String> packages =
                MODULE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rooms()).extracting(Room::name).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("the start can be read without its parts")
                .check(MODULE);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("unmarked packages are not checked for null")
                .check(MODULE);
    }

    @Test
    void theExampleUsesOnlyThePublicPackagesOfTheLibraryAndTheStore() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.scimserver.internal..", "io.scimserver.mongo.internal..", "io.scimserver.jdbc.internal..")
                .because("what the example needs, an embedding application needs too")
                .check(MODULE);
    }
}
