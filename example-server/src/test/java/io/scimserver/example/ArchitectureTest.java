package io.scimserver.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules for the dependencies of this module. */
class ArchitectureTest {

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
    void theEmbeddedStoreKnowsNothingOfTheServer() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.example.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.example", "io.scimserver.console..", "org.glassfish..", "jakarta..")
                .because("it is a store like any other")
                .check(classes());
    }

    private static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.scimserver.example");
    }
}
