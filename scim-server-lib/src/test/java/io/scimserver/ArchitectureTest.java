package io.scimserver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for the dependencies between packages. */
class ArchitectureTest {

    private static final String[] EVERYWHERE = {
        "java..",
        "javax.crypto..",
        "org.slf4j..",
        "org.jspecify..",
        "com.unboundid.scim2.common..",
        "com.fasterxml.jackson..",
        "com.fasterxml.uuid..",
        ""
    };

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.scimserver");

    @ParameterizedTest(name = "{0} uses only {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            tenant            |                                                         | who asks is known before anything else
            store             | tenant                                                  | a store plug-in needs no more than this
            schema            | tenant store                                            | definitions do not depend on their use
            limit             | tenant                                                  | counting needs to know whose, and nothing else
            auth              | tenant store limit                                      | authentication knows nothing of users
            audit             | tenant store                                            | a record of what was done knows nothing of how
            provisioning      | tenant store schema                                     | hooks see facts, not the inside
            filter            | tenant store schema                                     | store authors use it without the inside
            memory            | tenant store filter auth audit provisioning schema      | the reference store uses what any store may use
            internal.schema   | schema filter store                                     | the lowest room of the inside
            internal.filter   | schema filter store internal.schema                     | reading a filter needs only the schema
            internal.patch    | schema filter store internal.schema internal.filter     | PATCH works on trees, not on stores
            internal.users    | tenant store schema filter audit provisioning internal.schema internal.filter internal.patch | use cases know no HTTP
            internal.http     | tenant store schema filter auth limit provisioning internal.schema internal.filter internal.patch internal.users internal.bulk | HTTP never reaches past the use cases to a store of its own
            internal.bulk     | schema store internal.schema internal.users             | bulk is made of single operations
            """)
    void aRoomUsesOnlyWhatItMay(String room, String allowed, String because) {
        classes()
                .that()
                .resideInAPackage("io.scimserver." + room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowedPackages(room, allowed)))
                .because(because)
                .allowEmptyShould(true)
                .check(LIBRARY);
    }

    @Test
    void onlyTheHttpRoomAndTheFrontDoorKnowJakartaRest() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.scimserver", "io.scimserver.servlet", "io.scimserver.internal.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta..")
                .because("everything but the HTTP room can be used without a container")
                .check(LIBRARY);
    }

    @Test
    void onlyTheServletRoomKnowsServletsAndJersey() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.scimserver.servlet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.glassfish..")
                .because("the library is mounted by any Jakarta REST container, and both jars are optional")
                .check(LIBRARY);
    }

    @Test
    void theServletRoomIsAHostLikeAnyOther() {
        noClasses()
                .that()
                .resideInAPackage("io.scimserver.servlet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.scimserver.internal..", "io.scimserver.memory..", "io.scimserver.store..")
                .because("what it needs of the library, every other host needs too")
                .check(LIBRARY);
    }

    @Test
    void theInsideOfPatchFilterAndSchemaAsksOnlyTheTypesAndDocumentsOfAStore() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.scimserver.internal.schema",
                        "io.scimserver.internal.filter",
                        "io.scimserver.internal.patch",
                        "io.scimserver.internal.bulk")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.scimserver.store.UserStore")
                .because("reading and writing users is the business of the use cases")
                .check(LIBRARY);
    }

    @Test
    void roomsDoNotDependOnEachOtherInCircles() {
        slices().matching("io.scimserver.(**)")
                .should()
                .beFreeOfCycles()
                .because("a request goes one way through the house")
                .check(LIBRARY);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("unmarked packages are not checked for null")
                .check(LIBRARY);
    }

    private static Stream<String> ownLibraries(String room) {
        return switch (room) {
            case "internal.http" -> Stream.of("jakarta..");
            case "limit" -> Stream.of("io.github.bucket4j..");
            default -> Stream.empty();
        };
    }

    private static String[] allowedPackages(String room, String allowed) {
        Stream<String> ours = Stream.concat(
                        Stream.of(room),
                        allowed == null
                                ? Stream.empty()
                                : Stream.of(allowed.trim().split(" +")))
                .map(name -> "io.scimserver." + name);
        return Stream.of(Stream.of(EVERYWHERE), ours, ownLibraries(room))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
    }
}
