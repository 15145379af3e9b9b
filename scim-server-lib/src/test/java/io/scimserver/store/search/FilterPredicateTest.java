package io.scimserver.store.search;

import static io.scimserver.store.search.Filters.CUSTOM;
import static io.scimserver.store.search.Filters.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the users that a filter matches, by RFC 7644 §3.4.2.2. */
class FilterPredicateTest {

    private static final List<StoredUser> USERS = List.of(
            TestUsers.stored("""
            {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', '%1$s', '%2$s'],
             'userName': 'Ada', 'externalId': 'A1', 'title': 'Countess', 'active': true,
             'name': {'familyName': 'Lovelace', 'givenName': 'Ada'},
             'emails': [{'type': 'work', 'value': 'ada@example.org'},
                        {'type': 'home', 'value': 'Countess@Example.COM', 'primary': true}],
             '%1$s': {'department': 'Engines', 'manager': {'value': 'M7', 'displayName': 'Charles'}},
             '%2$s': {'Business Unit': 'Analytics', 'badge': 'xY', 'skills': ['Maths', 'Poetry'], 'level': 10,
                      'ratio': 2.50, 'remote': true, 'startDate': '2011-05-13T04:42:34Z', 'key': 'QUJD',
                      'home': 'https://example.com/Ada'}}
            """.formatted(ENTERPRISE, CUSTOM)),
            TestUsers.stored("""
            {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', '%2$s'],
             'userName': 'bob', 'externalId': 'a1', 'active': false,
             'emails': [{'type': 'work', 'value': 'bob@example.com'}],
             '%2$s': {'level': 9, 'ratio': 2.6, 'startDate': '2011-05-13T06:42:34.001+02:00', 'badge': 'XY'}}
            """.formatted(ENTERPRISE, CUSTOM)),
            TestUsers.stored("""
            {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'],
             'userName': 'Carol', 'title': '', 'name': {'givenName': ''}, 'emails': [], 'displayName': null}
            """),
            TestUsers.stored("""
            {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'],
             'userName': 'ÉVA', 'title': '2011-05-13T04:42:34Z', 'active': true, 'roles': [{'display': 'x'}]}
            """));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # strings heed case only where the schema says so
            userName eq "ADA" | Ada
            userName eq "éva" | ÉVA
            userName eq "E\\u0301VA" | ÉVA
            userName eq "ｂｏｂ" | bob
            userName ne "ada" | bob,Carol,ÉVA
            userName co "O" | bob,Carol
            userName sw "CA" | Carol
            userName ew "A" | Ada,ÉVA
            userName co "" | Ada,bob,Carol,ÉVA
            userName gt "bob" | Carol,ÉVA
            userName ge "BOB" | bob,Carol,ÉVA
            userName lt "bob" | Ada
            userName le "bob" | Ada,bob
            externalId eq "A1" | Ada
            externalId sw "a" | bob
            externalId gt "A1" | bob
            name.familyName eq "LOVELACE" | Ada
            # what is not there: no comparison holds, but ne does
            title eq "x" |
            title ne "x" | Ada,bob,Carol,ÉVA
            title co "" | Ada,Carol,ÉVA
            title gt "" | Ada,ÉVA
            title eq null | bob,Carol
            title ne null | Ada,ÉVA
            # pr: null, "", [] and complex values without content are no value
            title pr | Ada,ÉVA
            name pr | Ada
            name.givenName pr | Ada
            emails pr | Ada,bob
            emails.value pr | Ada,bob
            displayName pr |
            active pr | Ada,bob,ÉVA
            roles pr | ÉVA
            roles.value pr |
            id pr and meta pr and meta.version pr and schemas pr | Ada,bob,Carol,ÉVA
            not (title pr) | bob,Carol
            # booleans
            active eq true | Ada,ÉVA
            active eq false | bob
            active ne true | bob,Carol
            # many values: any of them; ne: none of them
            emails eq "BOB@EXAMPLE.COM" | bob
            emails co "example.com" | Ada,bob
            emails ne "bob@example.com" | Ada,Carol,ÉVA
            emails.type eq "home" | Ada
            emails.type ne "work" | Carol,ÉVA
            emails.primary eq true | Ada
            emails.type eq "work" and emails.value co "example.com" | Ada,bob
            emails[type eq "work" and value co "example.com"] | bob
            emails[type eq "home" and primary eq true] | Ada
            emails[not (type eq "work")] | Ada
            emails[type ne "work"] | Ada
            emails[primary ne true] | Ada,bob
            emails[type eq "work"].value ew ".org" | Ada
            not (emails[type eq "home"]) | bob,Carol,ÉVA
            roles[display eq "X" and not (value pr)] | ÉVA
            name[givenName eq "ada" and familyName sw "l"] | Ada
            schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | Ada
            # extensions
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "engines" | Ada
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "M7" | Ada
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "m7" |
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:Business Unit sw "ANA" | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:businessunit pr | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:skills eq "poetry" | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:badge eq "xY" | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:badge sw "X" | bob
            urn:example:params:scim:schemas:extension:acme:2.0:User:home co "ada" |
            urn:example:params:scim:schemas:extension:acme:2.0:User:home ew "Ada" | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:key eq "QUJD" | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:key eq "qujd" |
            # numbers by value, times by instant, and neither in strings
            urn:example:params:scim:schemas:extension:acme:2.0:User:level gt 9 | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:level eq 9 | bob
            urn:example:params:scim:schemas:extension:acme:2.0:User:ratio eq 2.5 | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:ratio eq 25e-1 | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:ratio lt 2.55 | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:startDate eq "2011-05-13T06:42:34.000+02:00" | Ada
            urn:example:params:scim:schemas:extension:acme:2.0:User:startDate gt "2011-05-13T04:42:34" | bob
            urn:example:params:scim:schemas:extension:acme:2.0:User:startDate le "2011-05-13T04:42:34Z" | Ada
            title eq "2011-05-13T06:42:34+02:00" |
            # the facts that a store keeps beside the document
            id eq "id-bob" | bob
            id eq "ID-bob" |
            meta.resourceType eq "User" | Ada,bob,Carol,ÉVA
            meta.resourceType eq "user" |
            meta.created eq "2024-05-31T10:30:00+02:00" | Ada,bob,Carol,ÉVA
            meta.lastModified gt "2024-05-31T08:30:00Z" |
            meta.version eq "W/\\"1\\"" | Ada,bob,Carol,ÉVA
            # logic
            title pr or userName eq "bob" and active eq true | Ada,ÉVA
            (title pr or userName eq "bob") and active eq false | bob
            """)
    void usersThatMatch(String filter, String expected) {
        Predicate<StoredUser> matches = FilterPredicate.of(Filters.parse(filter), Filters.TYPES);
        List<String> names =
                USERS.stream().filter(matches).map(TestUsers::userName).toList();
        assertThat(String.join(",", names)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void anElementIsTestedAlone() {
        Predicate<JsonNode> work = FilterPredicate.ofElements(
                Path.root().attribute("emails"),
                valueFilter("emails[type eq \"WORK\" and primary ne true]"),
                Filters.TYPES);
        assertThat(work.test(TestUsers.json("{'type': 'work', 'value': 'x'}"))).isTrue();
        assertThat(work.test(TestUsers.json("{'type': 'work', 'primary': true}")))
                .isFalse();
        assertThat(work.test(TestUsers.json("{'value': 'work'}"))).isFalse();
    }

    @Test
    void anAttributeThatTheSchemaDoesNotHaveIsTheCallersMistake() {
        Filter filter = Filter.pr(Path.root().attribute("nope"));
        assertThatThrownBy(() -> FilterPredicate.of(filter, Filters.TYPES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLiteralOfAnotherTypeIsAnUnsupportedQuery() {
        Filter filter = Filter.eq(Path.root().attribute("userName"), IntNode.valueOf(1));
        assertThatThrownBy(() -> FilterPredicate.of(filter, Filters.TYPES))
                .isInstanceOf(StoreException.UnsupportedQuery.class)
                .hasMessageContaining("userName");
    }

    private static Filter valueFilter(String filter) {
        return Filters.parse(filter).getValueFilter();
    }
}
