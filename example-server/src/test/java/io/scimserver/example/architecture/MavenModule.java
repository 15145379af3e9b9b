package io.scimserver.example.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Module, and the table of its packages. Each line is a package below the root, what it may use beside itself, and the
 * reason. {@code front} is the root package, {@code -} stands for nothing, {@code *} for every other package of the
 * module, {@code +} begins the name of a package that is not of this module, with all below it.
 */
enum MavenModule {
    LIBRARY("io.scimserver", "", """
            front                 | * +com.fasterxml.uuid +jakarta.ws.rs                         | it puts everything together
            tenant                | -                                                            | who asks is known before anything else
            store                 | tenant                                                       | a store plug-in needs no more than this
            schema                | tenant store                                                 | definitions do not depend on their use
            store.search.value    | store schema                                                 | a comparison needs types, not searches
            store.search          | store store.search.value schema                              | store authors use it without the inside
            limit                 | tenant +io.github.bucket4j                                   | counting needs to know whose, and nothing else
            auth                  | tenant store limit                                           | authentication knows nothing of users
            audit                 | tenant store store.search.value +com.fasterxml.uuid          | a record of what was done knows nothing of how
            activity              | tenant schema store.search.value                             | a record of requests knows no store of users
            activity.attention    | tenant store schema store.search.value activity              | a list of what is open follows from the log
            activity.log          | tenant schema activity activity.attention                                | the log writes what the SPI takes
            guard                 | tenant store schema                                          | it counts users and knows nothing of who removes them
            provisioning          | tenant store schema                                          | hooks see facts, not the inside
            format                | tenant schema auth audit activity                            | a stored form knows no store
            transfer              | front tenant store auth audit activity format                | a copy needs what every store has, and nothing of one of them
            memory                | tenant store store.search store.search.value schema auth audit activity | the reference store uses what any store may use
            servlet               | front schema auth +jakarta +org.glassfish.jersey             | a host like any other: what it needs, every other host needs too
            internal.schema       | store.search.value schema                                    | the lowest room of the inside
            internal.json         | schema internal.schema                                       | bytes become trees before anybody looks at them
            internal.filter       | store.search.value schema internal.schema                    | reading a filter needs only the schema
            internal.openapi      | schema                                                       | a description needs only what it describes
            internal.patch.edit   | schema internal.schema                                       | edits work on trees, not on stores
            internal.patch        | store store.search schema internal.schema internal.filter internal.patch.edit | an operation is read against the schema, once
            internal.resource.search | store schema internal.schema +javax.crypto                | terms of a search are read without searching
            internal.resource     | tenant store store.search schema internal.schema internal.filter internal.patch provisioning internal.resource.search | what is the same for all types knows none of them
            internal.users.event  | tenant store schema provisioning audit activity internal.resource | who is told of a write does not decide about it
            internal.groups       | tenant store store.search schema provisioning guard audit internal.schema internal.patch internal.patch.edit internal.resource internal.resource.search internal.users.event | use cases know no HTTP
            internal.users        | tenant store store.search schema provisioning guard audit internal.schema internal.filter internal.patch internal.resource internal.resource.search internal.groups internal.users.event | use cases know no HTTP
            internal.bulk         | store schema internal.schema internal.resource internal.users | bulk is made of single operations
            internal.http.filter  | tenant store schema auth limit provisioning activity activity.log internal.schema internal.json internal.resource internal.groups internal.users internal.users.event internal.bulk +jakarta.ws.rs +jakarta.annotation | what every request passes knows no endpoint
            internal.http         | tenant store schema auth limit provisioning internal.schema internal.json internal.openapi internal.resource internal.resource.search internal.groups internal.users internal.bulk internal.http.filter +jakarta.ws.rs +jakarta.annotation | HTTP never reaches past the use cases to a store of its own
            """),

    TEST_KIT(
            "io.scimserver.testkit",
            "org.junit.. org.opentest4j.. org.assertj.. io.scimserver.tenant io.scimserver.store io.scimserver.store.search.. io.scimserver.schema",
            """
            front       | -                                                            | each contract stands in a package of its own
            support     | -                                                            | what all contracts share knows none of them
            activity    | support +io.scimserver.activity                              | one SPI is tested without the others
            audit       | support +io.scimserver.audit                                 | one SPI is tested without the others
            token       | support +io.scimserver.auth                                  | one SPI is tested without the others
            settings    | support                                                      | one SPI is tested without the others
            group       | support user                                                 | what holds for users holds for groups
            resource    | support user                                                 | what holds for users holds for other resources
            transfer    | support +io.scimserver                                       | a copy has something of everything
            user.search | support                                                      | filters are tested without what else a store does
            user.walk   | support                                                      | lists are tested without what else a store does
            user.value  | support                                                      | values are tested without what else a store does
            user.tenant | support                                                      | tenants are tested without what else a store does
            user.write  | support                                                      | writes are tested without what else a store does
            user        | support user.search user.walk user.value user.tenant user.write | it puts the contract of users together
            benchmark   | support +io.scimserver.memory                                | every store is measured beside the reference store
            """),

    MONGO_STORE(
            "io.scimserver.mongo",
            "com.mongodb.. org.bson.. io.scimserver.tenant io.scimserver.store io.scimserver.store.search.. io.scimserver.schema",
            """
            front             | * +io.scimserver                       | it puts everything together
            internal          | front                                  | what all collections share knows none of them
            internal.user.form | -                                     | how values are compared depends on no collection
            internal.user     | internal internal.user.form            | one collection knows nothing of the others
            internal.group    | internal internal.user internal.user.form | groups are documents like users, who do not know them
            internal.activity | front internal +io.scimserver.activity | one collection knows nothing of the others
            internal.audit    | +io.scimserver.audit                   | one collection knows nothing of the others
            internal.token    | +io.scimserver.auth                    | one collection knows nothing of the others
            """),

    JDBC_STORE(
            "io.scimserver.jdbc",
            "javax.sql.. io.scimserver.tenant io.scimserver.store io.scimserver.store.search.. io.scimserver.schema",
            """
            front             | * +io.scimserver                              | it puts everything together
            internal          | -                                             | what all stores share knows none of them
            internal.user     | internal                                      | one store knows nothing of the others
            internal.log      | internal                                      | a log does not know what its entries are
            internal.activity | internal internal.log +io.scimserver.activity +io.scimserver.format | one store knows nothing of the others
            internal.audit    | internal internal.log +io.scimserver.audit +io.scimserver.format | one store knows nothing of the others
            internal.token    | internal +io.scimserver.auth +io.scimserver.format | one store knows nothing of the others
            internal.settings | internal                                      | one store knows nothing of the others
            internal.pool     | internal +com.zaxxer.hikari                   | only pools know who pools
            """),

    CONSOLE(
            "io.scimserver.console",
            "io.scimserver io.scimserver.activity.. io.scimserver.audit io.scimserver.auth io.scimserver.guard io.scimserver.limit io.scimserver.provisioning io.scimserver.schema io.scimserver.store.. io.scimserver.tenant",
            """
            front          | * +jakarta.ws.rs +org.glassfish.jersey                       | it puts everything together
            access         | +jakarta.ws.rs                                               | a host's sign-in needs no more than this
            web            | access +jakarta.ws.rs                                        | what pages are made with knows none of them
            layout         | access web +jakarta.ws.rs +gg.jte                            | the frame does not know what stands in it
            filter         | access web +jakarta                                          | what every request passes knows no page
            accounts       | access                                                       | the list of administrators knows no page
            audit          | access accounts web                                          | what was done is recorded without knowing the page
            page           | access web layout +jakarta.ws.rs                             | what pages share knows none of them
            signin         | access accounts web audit page +jakarta.ws.rs +com.password4j +com.nulabinc | a host's sign-in takes its place
            employees      | access web audit page +jakarta.ws.rs                         | an area is read without those that are built upon it
            mapping        | access web page employees +jakarta.ws.rs                     | an area is read without those that are built upon it
            attention      | access web layout audit page employees +jakarta.ws.rs        | an area is read without those that are built upon it
            provisioning   | access web layout audit page employees attention +jakarta.ws.rs | an area is read without those that are built upon it
            tokens         | access web layout audit page provisioning +jakarta.ws.rs     | an area is read without those that are built upon it
            groups         | access web audit page employees +jakarta.ws.rs               | an area is read without those that are built upon it
            guard          | access web layout audit page employees +jakarta.ws.rs        | an area is read without those that are built upon it
            activity       | access web audit page employees mapping +jakarta.ws.rs       | an area is read without those that are built upon it
            administrators | access accounts web audit page signin +jakarta.ws.rs         | an area is read without those that are built upon it
            records        | access web audit page employees +jakarta.ws.rs               | an area is read without those that are built upon it
            schema         | access web audit page employees mapping provisioning +jakarta.ws.rs | an area is read without those that are built upon it
            companies      | access accounts web audit page employees attention provisioning signin +jakarta.ws.rs | an area is read without those that are built upon it
            servlet        | front layout +jakarta +org.glassfish.jersey                  | a host like any other
            """),

    SPRING(
            "io.scimserver.spring",
            "io.scimserver io.scimserver.activity.. io.scimserver.audit io.scimserver.auth io.scimserver.guard io.scimserver.limit io.scimserver.memory io.scimserver.provisioning io.scimserver.schema io.scimserver.servlet io.scimserver.store io.scimserver.tenant",
            """
            front | +io.scimserver.jdbc +io.scimserver.mongo +io.scimserver.console +org.springframework +jakarta +org.glassfish.jersey +io.micrometer.core +com.mongodb.client +javax.sql | a host like any other: what it needs, every other host needs too
            """),

    EXAMPLE(
            "io.scimserver.example",
            "io.scimserver io.scimserver.tenant io.scimserver.store io.scimserver.schema io.scimserver.auth io.scimserver.audit io.scimserver.activity.. io.scimserver.guard io.scimserver.limit io.scimserver.provisioning",
            """
            front           | * +io.scimserver.memory +io.scimserver.transfer +io.scimserver.jdbc +io.scimserver.console +picocli +org.slf4j.bridge | it puts everything together
            health          | +org.glassfish.grizzly.threadpool                            | whether the process is fit to go on is asked everywhere
            http.connection | health +org.glassfish                                        | a connection is there before a request is
            http            | health http.connection +io.scimserver.console +org.glassfish +jakarta +javax.net.ssl | the front does not know what is measured or started
            metrics         | health http http.connection +io.micrometer +org.glassfish.grizzly | what is measured does not know its meters
            settings        | http http.connection +picocli                                | options are read before anything is started
            demo            | -                                                            | sample employees come in by the front door
            progress        | +io.scimserver.transfer +me.tongfei                          | what is copied does not know how that is shown
            files           | -                                                            | what is on the disk does not know who reads it
            """);

    /** Open to every package of every module. The last one is that of arrays and primitive types. */
    private static final Set<String> EVERYWHERE = Set.of(
            "java..", "org.slf4j..", "org.jspecify..", "com.unboundid.scim2.common..", "com.fasterxml.jackson..", "");

    private final String root;
    private final String everywhere;
    private final String table;

    MavenModule(String root, String everywhere, String table) {
        this.root = root;
        this.everywhere = everywhere;
        this.table = table;
    }

    String root() {
        return root;
    }

    List<PackageRule> rules() {
        return table.lines().map(line -> PackageRule.of(this, line)).toList();
    }

    /** Returns the packages that every package of the module may use. */
    Stream<String> everywhere() {
        return Stream.concat(EVERYWHERE.stream(), Arrays.stream(everywhere.split(" ")));
    }

    /** Returns the classes of the module's packages. */
    JavaClasses of(JavaClasses all) {
        Set<String> packages = rules().stream().map(PackageRule::name).collect(Collectors.toSet());
        return all.that(DescribedPredicate.describe(
                "are of " + this, (JavaClass each) -> packages.contains(each.getPackageName())));
    }

    /** Returns the full name of a package of the module. */
    String packageName(String word) {
        return word.equals("front") ? root : root + "." + word;
    }
}
