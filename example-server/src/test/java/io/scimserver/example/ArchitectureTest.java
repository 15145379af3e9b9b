package io.scimserver.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use. */
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
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.scimserver.example"));
    }
}
