package io.scimserver.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use. */
class ArchitectureTest {

    private static final String CONSOLE = "io.scimserver.example.admin";

    @Test
    void theExampleUsesOnlyThePublicPackagesOfTheLibrary() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.example..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.scimserver.internal..")
                .because("what the example needs, an embedding application needs too")
                .check(classes());
    }

    @Test
    void theConsoleIsBuiltInLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(CONSOLE + "..")
                .layer("wiring")
                .definedBy(CONSOLE)
                .layer("templates")
                .definedBy(CONSOLE + ".templates..")
                .layer("pages")
                .definedBy(CONSOLE + ".pages..")
                .layer("acts")
                .definedBy(CONSOLE + ".acts..")
                .layer("web")
                .definedBy(CONSOLE + ".web..")
                .layer("signin")
                .definedBy(CONSOLE + ".signin..")
                .layer("directory")
                .definedBy(CONSOLE + ".directory..")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("templates")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pages")
                .mayOnlyBeAccessedByLayers("wiring", "templates")
                .whereLayer("acts")
                .mayOnlyBeAccessedByLayers("wiring", "templates", "pages")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("wiring", "templates", "pages", "acts")
                .whereLayer("signin")
                .mayOnlyBeAccessedByLayers("wiring", "pages", "web")
                .because("a page is a small class and a template; nothing below it knows that it exists")
                .check(classes());
    }

    @Test
    void theAreasOfTheConsoleUseEachOtherInOneDirection() {
        slices().matching(CONSOLE + ".pages.(*)..")
                .should()
                .beFreeOfCycles()
                .because("an area can be read without those that are built upon it")
                .check(classes());
    }

    @Test
    void theEmbeddedStoreKnowsNothingOfTheServer() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.example.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.example", CONSOLE + "..", "org.glassfish..", "jakarta..")
                .because("it is a store like any other")
                .check(classes());
    }

    @Test
    void onlyTheConsolesHandlerKnowsTheWebServer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        CONSOLE + ".pages..",
                        CONSOLE + ".acts..",
                        CONSOLE + ".web..",
                        CONSOLE + ".signin..",
                        CONSOLE + ".directory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.glassfish..", "jakarta..")
                .because("pages are answers to visits, whichever server they come from")
                .check(classes());
    }

    private static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.scimserver.example");
    }
}
