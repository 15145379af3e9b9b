package io.scimserver.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Users of the measurement: about 1 kB each in a response, the attributes that identity providers send. */
final class People {

    private static final String BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String[] DEPARTMENTS = {"Engineering", "Sales", "Human Resources", "Legal", "Operations"};

    private People() {}

    static String userName(int number) {
        return "user" + number + "@example.com";
    }

    /** Returns the body of a POST or PUT. */
    static String user(int number, String title) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\","
                + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"],"
                + "\"externalId\":\"0a21f0f2-8d2a-4f8e-bf98-" + number + "\",\"userName\":\"" + userName(number) + "\","
                + "\"name\":{\"formatted\":\"Adele Vance " + number
                + "\",\"familyName\":\"Vance\",\"givenName\":\"Adele\"},"
                + "\"displayName\":\"Adele Vance " + number + "\",\"title\":\"" + title + "\","
                + "\"preferredLanguage\":\"en-GB\",\"active\":true,"
                + "\"emails\":[{\"value\":\"" + userName(number) + "\",\"type\":\"work\",\"primary\":true}],"
                + "\"phoneNumbers\":[{\"value\":\"+44 20 7946 " + number + "\",\"type\":\"work\"},"
                + "{\"value\":\"+44 7700 " + number + "\",\"type\":\"mobile\"}],"
                + "\"addresses\":[{\"streetAddress\":\"100 Universal Way\",\"locality\":\"London\","
                + "\"postalCode\":\"EC1A 1BB\",\"country\":\"GB\",\"type\":\"work\"}],"
                + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"employeeNumber\":\"" + number
                + "\","
                + "\"department\":\"" + DEPARTMENTS[number % DEPARTMENTS.length] + "\",\"costCenter\":\"CC-"
                + number % 40 + "\"}}";
    }

    /** Returns a bulk request that creates the users from {@code first} on. */
    static String bulk(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b" + number + "\",\"data\":"
                        + user(number, "Engineer") + "}")
                .collect(Collectors.joining(
                        ",", "{\"schemas\":[\"" + BULK_REQUEST + "\"],\"failOnErrors\":1,\"Operations\":[", "]}"));
    }

    /** Returns the body of a PATCH of one attribute, spelt as Entra ID does. */
    static String patch(String title) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"" + title + "\"}]}";
    }
}
