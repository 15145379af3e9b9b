package io.scimserver;

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

/** Packages of the library and what each of them may use. */
class ArchitectureTest {

    private static final String ROOT = "io.scimserver";

    /** Open to every package. The last one is that of arrays and primitive types. */
    private static final List<String> EVERYWHERE = List.of(
            "java..", "org.slf4j..", "org.jspecify..", "com.unboundid.scim2.common..", "com.fasterxml.jackson..", "");

    /**
     * Each line is a package below the root, what it may use beside itself, and the reason. {@code front} is the root
     * package, {@code -} stands for nothing, {@code *} for every other package of the module, {@code +} begins the name
     * of a package that is not of this module, with all below it.
     */
    private static final String TABLE = """
            front                 | * +com.fasterxml.uuid +jakarta.ws.rs                                   | it puts everything together
            tenant                | -                                                                      | who asks is known before anything else
            store                 | tenant                                                                 | a store plug-in needs no more than this
            schema                | tenant store                                                           | definitions do not depend on their use
            store.search          | store schema                                                           | store authors use it without the inside
            limit                 | tenant +io.github.bucket4j                                             | counting needs to know whose, and nothing else
            auth                  | tenant store limit                                                     | authentication knows nothing of users
            audit                 | tenant store +com.fasterxml.uuid                                       | a record of what was done knows nothing of how
            activity              | tenant schema                                                          | a record of requests knows no store of users
            guard                 | tenant store schema                                                    | it counts users and knows nothing of who removes them
            provisioning          | tenant store schema                                                    | hooks see facts, not the inside
            memory                | tenant store store.search auth audit activity                          | the reference store uses what any store may use
            servlet               | front schema auth +jakarta +org.glassfish.jersey                       | a host like any other: what it needs, every other host needs too
            internal.schema       | store.search schema                                                    | the lowest room of the inside
            internal.json         | schema internal.schema                                                 | bytes become trees before anybody looks at them
            internal.filter       | store.search schema internal.schema                                    | reading a filter needs only the schema
            internal.openapi      | schema                                                                 | a description needs only what it describes
            internal.patch.edit   | schema internal.schema                                                 | edits work on trees, not on stores
            internal.patch        | store store.search schema internal.schema internal.filter internal.patch.edit | an operation is read against the schema, once
            internal.users.event  | tenant store schema provisioning audit activity                        | who is told of a write does not decide about it
            internal.users.search | store schema internal.schema +javax.crypto                             | terms of a search are read without searching
            internal.users        | tenant store store.search schema provisioning guard audit internal.schema internal.filter internal.patch internal.users.event internal.users.search | use cases know no HTTP
            internal.bulk         | store schema internal.schema internal.users                            | bulk is made of single operations
            internal.http.filter  | tenant store schema auth limit provisioning activity internal.schema internal.json internal.users internal.users.event internal.bulk +jakarta.ws.rs +jakarta.annotation | what every request passes knows no endpoint
            internal.http         | tenant store schema auth limit provisioning internal.schema internal.json internal.openapi internal.users internal.users.search internal.bulk internal.http.filter +jakarta.ws.rs +jakarta.annotation | HTTP never reaches past the use cases to a store of its own
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
                .because("a request goes one way through the house")
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
    void theInsideOfPatchFilterAndSchemaAsksOnlyTheTypesAndDocumentsOfAStore() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".internal.schema",
                        ROOT + ".internal.json",
                        ROOT + ".internal.filter",
                        ROOT + ".internal.patch..",
                        ROOT + ".internal.bulk")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".store.UserStore")
                .because("reading and writing users is the business of the use cases")
                .check(MODULE);
    }

    @Test
    void nothingInsideKnowsTheReferenceStore() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".memory")
                .because("every store is as good")
                .check(MODULE);
    }
}
