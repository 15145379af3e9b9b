package io.scimserver.activity.attention;

import io.scimserver.store.search.value.Folding;
import java.util.Optional;

/**
 * Identifiers of a person as a request holds them. Immutable.
 *
 * @param id the id of the user; empty if there is none (yet)
 * @param userName at most {@value #LONGEST} characters; longer ones are shortened
 * @param externalId as userName
 */
public record Person(Optional<String> id, Optional<String> userName, Optional<String> externalId) {

    /** Person of whom nothing is known. */
    public static final Person UNKNOWN = new Person(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 200;

    public Person {
        userName = userName.map(Person::shorten);
        externalId = externalId.map(Person::shorten);
    }

    /** Returns true if both have an id: the same; else if both have an externalId: the same; else the same userName. */
    boolean is(Person other) {
        if (id.isPresent() && other.id.isPresent()) {
            return id.equals(other.id);
        }
        if (externalId.isPresent() && other.externalId.isPresent()) {
            return externalId.equals(other.externalId);
        }
        return hasSameName(other) || (this.equals(UNKNOWN) && other.equals(UNKNOWN));
    }

    boolean hasSameExternalId(Person other) {
        return externalId.isPresent() && externalId.equals(other.externalId);
    }

    boolean hasSameName(Person other) {
        return userName.isPresent() && userName.map(Folding::fold).equals(other.userName.map(Folding::fold));
    }

    /** Returns the identifier that this person is told from others by; empty if nothing is known. */
    String key() {
        return id.or(() -> externalId).or(() -> userName.map(Folding::fold)).orElse("");
    }

    /** Returns these identifiers, with those of another look at the same person where there are none. */
    Person completedBy(Person other) {
        return new Person(id.or(other::id), userName.or(other::userName), externalId.or(other::externalId));
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Returns a text without the data of people, which stays out of logs. */
    @Override
    public String toString() {
        return "Person[" + id.orElse("without id") + "]";
    }
}
