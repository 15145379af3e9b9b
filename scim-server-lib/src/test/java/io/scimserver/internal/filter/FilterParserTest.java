package io.scimserver.internal.filter;

import static io.scimserver.store.search.Filters.parse;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the meaning of filters: the tree that the parser makes, in the normal form that stores are given. */
class FilterParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the examples of RFC 7644 §3.4.2.2
            userName Eq "john" | userName eq "john"
            userName eq "bjensen" | userName eq "bjensen"
            name.familyName co "O'Malley" | name.familyName co "O'Malley"
            userName sw "J" | userName sw "J"
            urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J" | userName sw "J"
            title pr | title pr
            meta.lastModified gt "2011-05-13T04:42:34Z" | meta.lastModified gt "2011-05-13T04:42:34Z"
            meta.lastModified ge "2011-05-13T04:42:34Z" | meta.lastModified ge "2011-05-13T04:42:34Z"
            meta.lastModified lt "2011-05-13T04:42:34Z" | meta.lastModified lt "2011-05-13T04:42:34Z"
            meta.lastModified le "2011-05-13T04:42:34Z" | meta.lastModified le "2011-05-13T04:42:34Z"
            title pr and userType eq "Employee" | (title pr and userType eq "Employee")
            title pr or userType eq "Intern" | (title pr or userType eq "Intern")
            schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" | schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            userType eq "Employee" and (emails co "example.com" or emails.value co "example.org") | (userType eq "Employee" and (emails.value co "example.com" or emails.value co "example.org"))
            userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org") | (userType ne "Employee" and not ((emails.value co "example.com" or emails.value co "example.org")))
            userType eq "Employee" and (emails.type eq "work") | (userType eq "Employee" and emails.type eq "work")
            userType eq "Employee" and emails[type eq "work" and value co "@example.com"] | (userType eq "Employee" and emails[(type eq "work" and value co "@example.com")])
            emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"] | (emails[(type eq "work" and value co "@example.com")] or ims[(type eq "xmpp" and value co "@foo.com")])
            # precedence: grouping, not, and, or
            title pr or userType pr and locale pr | (title pr or (userType pr and locale pr))
            title pr and userType pr or locale pr | ((title pr and userType pr) or locale pr)
            (title pr or userType pr) and locale pr | ((title pr or userType pr) and locale pr)
            not (title pr) and userType pr | (not (title pr) and userType pr)
            not(title pr)or(userType pr) | (not (title pr) or userType pr)
            not (not (title pr)) | not (not (title pr))
            ((title pr)) | title pr
            title pr and userType pr and locale pr | (title pr and userType pr and locale pr)
            # names and operators in any case, blanks around
            USERNAME EQ "x" AND Name.GIVENNAME Pr | (userName eq "x" and name.givenName pr)
            `  title   pr  ` | title pr
            emails[ TYPE eq "work" ] | emails[type eq "work"]
            # extensions
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "IT" | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "IT"
            URN:IETF:params:scim:schemas:extension:enterprise:2.0:user:manager.displayname co "a" | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName co "a"
            # a multi-valued attribute stands for its values
            emails eq "x" | emails.value eq "x"
            emails pr | emails pr
            photos ne "x" | photos.value ne "x"
            emails[type eq "work"].value eq "x" | emails[(type eq "work" and value eq "x")]
            emails[type eq "work"].display pr | emails[(type eq "work" and display pr)]
            emails[type eq "work"] eq "x" | emails[(type eq "work" and value eq "x")]
            emails[type eq "work"] co "x" and title pr | (emails[(type eq "work" and value co "x")] and title pr)
            # null is what is not there
            title eq null | not (title pr)
            title ne null | title pr
            emails eq null | not (emails pr)
            meta pr | meta.created pr
            # literals
            active eq true | active eq true
            meta.version eq "W/\\"7\\"" | meta.version eq "7"
            title eq "\\u00e9\\uD83D\\uDE00\\/\\\\" | title eq "é😀/\\\\"
            """)
    void theNormalFormOf(String filter, String normalForm) {
        assertThat(parse(filter)).hasToString(normalForm);
    }
}
