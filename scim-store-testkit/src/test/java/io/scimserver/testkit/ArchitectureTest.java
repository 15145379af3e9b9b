package io.scimserver.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules for the dependencies of this module. */
class ArchitectureTest {

    @Test
    void theKitUsesOnlyThePublicPackagesOfTheLibrary() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.testkit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.internal..", "jakarta..")
                .because("it tests stores through what their authors can see")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.scimserver.testkit"));
    }
}
