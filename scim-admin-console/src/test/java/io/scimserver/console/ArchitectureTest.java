package io.scimserver.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages of the console and what each of them may use. */
class ArchitectureTest {

    private static final String CONSOLE = "io.scimserver.console";

    private static final String[] EVERYWHERE = {
        "java..",
        "org.slf4j..",
        "org.jspecify..",
        "com.unboundid.scim2.common..",
        "com.fasterxml.jackson..",
        "io.scimserver",
        "io.scimserver.activity..",
        "io.scimserver.audit..",
        "io.scimserver.auth..",
        "io.scimserver.guard..",
        "io.scimserver.limit..",
        "io.scimserver.provisioning..",
        "io.scimserver.schema..",
        "io.scimserver.store..",
        "io.scimserver.tenant..",
        ""
    };

    /** A package below the console's, and the other ones that it may use. */
    private record Room(String name, Set<String> mayUse, String because) {

        static Room of(String row) {
            List<String> cells =
                    Arrays.stream(row.split("\\|")).map(String::strip).toList();
            return new Room(cells.get(0), Set.of(cells.get(1).split(" +")), cells.get(2));
        }

        String fullName() {
            return name.isEmpty() ? CONSOLE : CONSOLE + "." + name;
        }

        String[] allowed() {
            Stream<String> ours =
                    Stream.concat(Stream.of(name), mayUse.stream()).map(Room::identifier);
            return Stream.concat(Arrays.stream(EVERYWHERE), ours).toArray(String[]::new);
        }

        /** {@code +} stands before what is not of the console, {@code front} for its front door, {@code -} for nothing. */
        private static String identifier(String word) {
            return switch (word) {
                case "-" -> CONSOLE + ".none";
                case "front" -> CONSOLE;
                default -> word.startsWith("+") ? word.substring(1) + ".." : CONSOLE + "." + word;
            };
        }

        @Override
        public String toString() {
            return name + " uses only " + mayUse + ": " + because;
        }
    }

    private static final List<Room> ROOMS =
            Stream.of("""
            access         | - +jakarta.ws.rs                          | a host's sign-in needs no more than this
            web            | access +jakarta.ws.rs                     | what pages are made with knows none of them
            layout         | access web +jakarta.ws.rs +gg.jte         | the frame does not know what stands in it
            filter         | access web +jakarta                       | what every request passes knows no page
            accounts       | access                                    | the list of administrators knows no page
            audit          | access accounts web                       | what was done is recorded without knowing the page
            page           | access web layout +jakarta.ws.rs                 | what pages share knows none of them
            signin         | access accounts web audit page +jakarta.ws.rs +com.password4j +com.nulabinc | a host's sign-in takes its place
            employees      | access web audit page +jakarta.ws.rs      | an area is read without those that are built upon it
            provisioning   | access web layout audit page +jakarta.ws.rs      | an area is read without those that are built upon it
            tokens         | access web layout audit page provisioning +jakarta.ws.rs | an area is read without those that are built upon it
            guard          | access web layout audit page +jakarta.ws.rs      | an area is read without those that are built upon it
            activity       | access web audit page +jakarta.ws.rs      | an area is read without those that are built upon it
            administrators | access accounts web audit page signin +jakarta.ws.rs | an area is read without those that are built upon it
            records        | access web audit page employees +jakarta.ws.rs | an area is read without those that are built upon it
            schema         | access web audit page employees provisioning +jakarta.ws.rs | an area is read without those that are built upon it
            companies      | access accounts web audit page employees provisioning signin +jakarta.ws.rs | an area is read without those that are built upon it
            servlet        | front layout +jakarta +org.glassfish.jersey | a host like any other
            """.split("\n")).map(Room::of).toList();

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CONSOLE);

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aPackageUsesOnlyWhatItMay(Room room) {
        classes()
                .that()
                .resideInAPackage(room.fullName())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.allowed()))
                .because(room.because())
                .check(MODULE);
    }

    @Test
    void everyPackageIsInTheTable() {
        Predicate<String> isKnown = ROOMS.stream().map(Room::fullName).collect(Collectors.toSet())::contains;
        Set<String> unknown = MODULE.getPackage(CONSOLE).getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty())
                .map(JavaPackage::getName)
                .filter(name -> !name.startsWith(CONSOLE + ".templates"))
                .filter(isKnown.negate())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).as("packages without a line in the table").isEmpty();
    }

    @Test
    void onlyTheServletUsesTheFrontDoorFromInside() {
        classes()
                .that()
                .resideInAPackage(CONSOLE)
                .should()
                .onlyHaveDependentClassesThat(resideInAnyPackage(CONSOLE, CONSOLE + ".servlet"))
                .because("it puts everything together")
                .check(MODULE);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(CONSOLE + ".(*)").should().beFreeOfCycles().check(MODULE);
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
}
