package io.scimserver.jdbc;

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

/** Packages of the JDBC store and what each of them may use. */
class ArchitectureTest {

    private static final String ROOT = "io.scimserver.jdbc";

    /** Open to every package. The last one is that of arrays and primitive types. */
    private static final List<String> EVERYWHERE = List.of(
            "java..",
            "org.slf4j..",
            "org.jspecify..",
            "javax.sql..",
            "com.unboundid.scim2.common..",
            "com.fasterxml.jackson..",
            "io.scimserver.tenant",
            "io.scimserver.store",
            "io.scimserver.store.search",
            "io.scimserver.schema",
            "");

    /**
     * Each line is a package below the root, what it may use beside itself, and the reason. {@code front} is the root
     * package, {@code -} stands for nothing, {@code *} for every other package of the module, {@code +} begins the name
     * of a package that is not of this module, with all below it.
     */
    private static final String TABLE = """
            front             | * +io.scimserver                                | it puts everything together
            internal          | -                                               | what all stores share knows none of them
            internal.user     | internal                                        | one store knows nothing of the others
            internal.log      | internal                                        | a log does not know what its entries are
            internal.activity | internal internal.log +io.scimserver.activity   | one store knows nothing of the others
            internal.audit    | internal internal.log +io.scimserver.audit      | one store knows nothing of the others
            internal.token    | internal +io.scimserver.auth                    | one store knows nothing of the others
            internal.settings | internal                                        | one store knows nothing of the others
            internal.pool     | internal +com.zaxxer.hikari                     | only pools know who pools
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
                .because("one store can be read alone")
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
    void theStoreUsesOnlyThePublicPackagesOfTheLibrary() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.internal..", "io.scimserver.memory", "jakarta..")
                .because("a store is made of what any store author has")
                .check(MODULE);
    }

    @Test
    void theInsideDoesNotKnowTheFront() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("the inside is put together by the front, not the other way round")
                .check(MODULE);
    }
}
