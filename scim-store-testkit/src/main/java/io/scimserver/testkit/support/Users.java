package io.scimserver.testkit.support;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Users to store: {@code Users.ada()}, {@code Users.named("bob").withEmail("bob@x.org")}. */
public final class Users {

    private Users() {}

    /** Returns a user with nothing but a userName. */
    public static UserFixture named(String userName) {
        return new UserFixture((ObjectNode) Json.read("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}"))
                .renamed(userName);
    }

    /** Returns a user with an attribute of every type. */
    public static UserFixture ada() {
        return named("ada")
                .with("externalId", "Ada-1")
                .with("displayName", "Ada Lovelace")
                .with("title", "Countess")
                .with("active", true)
                .with("name", Json.read("{\"givenName\":\"Ada\",\"familyName\":\"Lovelace\"}"))
                .withElement("emails", "{\"type\":\"work\",\"value\":\"ada@work.example\",\"primary\":true}")
                .withEmail("home", "ada@home.example")
                .withEnterprise("department", "Research")
                .withEnterprise("manager", Json.read("{\"value\":\"Boss-1\"}"))
                .withKit("badge", "AbC")
                .withKit("shoeSize", 38)
                .withKitJson("score", "1.5")
                .withKit("hired", "2020-01-01T00:00:00Z")
                .withKit("remote", true)
                .withKit("homepage", "https://example.org/Ada")
                .withKit("key", "AQID")
                .withKitJson("skills", "[\"maths\",\"Engines\"]")
                .withKitJson("levels", "[3,30]")
                .withKitJson(
                        "projects",
                        "[{\"name\":\"Loom\",\"hours\":9,\"lead\":false},{\"name\":\"Engine\",\"hours\":2,\"lead\":true}]")
                .withKit("team.name", "Blue")
                .withKit("部門", "研究");
    }

    /** Returns a user who differs from {@link #ada} in every attribute, often only in case. */
    public static UserFixture bob() {
        return named("bob")
                .with("externalId", "ada-1")
                .with("displayName", "Bob")
                .with("active", false)
                .withEmail("work", "bob@work.example")
                .withEmail("home", "bob@x.example")
                .withKit("badge", "abc")
                .withKit("title", "Countess")
                .withKit("shoeSize", 4)
                .withKitJson("score", "10")
                .withKit("hired", "2020-01-01T01:30:00+02:00")
                .withKit("remote", false)
                .withKit("homepage", "https://example.org/ada")
                .withKit("key", "aqid")
                .withKitJson("skills", "[\"Maths\"]")
                .withKitJson("levels", "[10]")
                .withKitJson("projects", "[{\"name\":\"loom\",\"hours\":12,\"lead\":true}]")
                .withKitJson("team", "{\"name\":\"Blue\"}")
                .withKit("Cost Centre", "R&D")
                .withKit("Employee #", "7");
    }

    /** Returns a user whose texts are full of characters that query languages give a meaning to. */
    public static UserFixture carl() {
        return named("carl")
                .with("displayName", "carl (C*rl) [x] 100%_a.b\\$ 'q\" ^|?+{1}")
                .with("title", "count")
                .withEmail("home", "carl@work.example")
                .withEmail("work", "carl@x.example")
                .withKit("shoeSize", 100)
                .withKitJson("score", "-2")
                .withKit("hired", "2020-01-01T00:00:00.001Z")
                .withKitJson("skills", "[]")
                .withKitJson("projects", "[{\"name\":\"Loom\",\"hours\":1}]");
    }

    /** Returns a user whose attributes are there but empty. */
    public static UserFixture dora() {
        return named("dora")
                .with("title", "")
                .with("name", Json.read("{\"givenName\":\"\"}"))
                .with("emails", Json.read("[]"))
                .with("addresses", Json.read("[{}]"))
                .with("nickName", Json.read("null"))
                .withKitJson("team", "{}")
                .withKit("shoeSize", 0);
    }
}
