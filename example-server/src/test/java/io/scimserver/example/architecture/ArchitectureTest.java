package io.scimserver.example.architecture;

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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that each package uses only what the table of its {@link MavenModule} allows. This module sees all others. */
class ArchitectureTest {

    /** Without the generated classes of the console's templates. */
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/io/scimserver/console/templates/"))
            .importPackages("io.scimserver");

    static Stream<PackageRule> rules() {
        return Arrays.stream(MavenModule.values()).flatMap(module -> module.rules().stream());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPackageUsesOnlyWhatItMay(PackageRule rule) {
        classes()
                .that()
                .resideInAPackage(rule.name())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(rule.allowed()))
                .because(rule.because())
                .check(ALL);
    }

    @Test
    void theTablesListEveryPackage() {
        TreeSet<String> packages =
                ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rules()).extracting(PackageRule::name).containsExactlyInAnyOrderElementsOf(packages);
    }

    @ParameterizedTest
    @EnumSource
    void packagesDoNotDependOnEachOtherInCircles(MavenModule module) {
        slices().matching(module.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a package can be read without those that use it")
                .allowEmptyShould(true) // A module may have no package but its root
                .check(module.of(ALL));
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("unmarked packages are not checked for null")
                .check(ALL);
    }

    @Test
    void theInsideOfPatchFilterAndSchemaAsksOnlyTheTypesAndDocumentsOfAStore() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.scimserver.internal.schema",
                        "io.scimserver.internal.json",
                        "io.scimserver.internal.filter",
                        "io.scimserver.internal.patch..",
                        "io.scimserver.internal.bulk")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.scimserver.store.UserStore")
                .because("reading and writing users is the business of the use cases")
                .check(ALL);
    }

    @Test
    void nothingInsideKnowsTheReferenceStore() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.scimserver.memory")
                .because("every store is as good")
                .check(ALL);
    }

    @Test
    void storesUseOnlyThePublicPackagesOfTheLibrary() {
        noClasses()
                .that()
                .resideInAnyPackage("io.scimserver.mongo..", "io.scimserver.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.internal..", "io.scimserver.memory", "jakarta..")
                .because("a store is made of what any store author has")
                .check(ALL);
    }

    @Test
    void ofTheFrontTheInsideOfTheMongoStoreKnowsOnlyTheConfiguration() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.mongo.internal..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.scimserver\\.mongo\\.Mongo(?!Config)\\w+")
                .because("the inside is put together by the front, not the other way round")
                .check(ALL);
    }

    @Test
    void theInsideOfTheJdbcStoreDoesNotKnowTheFront() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.jdbc.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.scimserver.jdbc")
                .because("the inside is put together by the front, not the other way round")
                .check(ALL);
    }

    @Test
    void onlyTheServletUsesTheFrontDoorOfTheConsoleFromInside() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.console.*..")
                .and()
                .resideOutsideOfPackage("io.scimserver.console.servlet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.scimserver.console")
                .because("it puts everything together")
                .check(ALL);
    }

    @Test
    void hostsUseOnlyThePublicPackagesOfTheLibraryAndTheStores() {
        noClasses()
                .that()
                .resideInAnyPackage("io.scimserver.example..", "io.scimserver.spring")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.scimserver.internal..", "io.scimserver.mongo.internal..", "io.scimserver.jdbc.internal..")
                .because("what these hosts need, an embedding application needs too")
                .check(ALL);
    }
}
