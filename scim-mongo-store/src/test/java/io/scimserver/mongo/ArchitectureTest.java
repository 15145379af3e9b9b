package io.scimserver.mongo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Rules for the dependencies of this module. */
class ArchitectureTest {

    @Test
    void theStoreUsesOnlyThePublicPackagesOfTheLibrary() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.mongo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.internal..", "io.scimserver.memory", "jakarta..")
                .because("a store is made of what any store author has")
                .check(new ClassFileImporter().importPackages("io.scimserver.mongo"));
    }
}
