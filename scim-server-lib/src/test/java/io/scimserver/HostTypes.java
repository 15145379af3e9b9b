package io.scimserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Resource types that a host registers: devices, whose schema is an annotated class, and things with every data type and
 * every characteristic of RFC 7643 §2, whose schema is JSON.
 */
final class HostTypes {

    static final ResourceType DEVICE = new ResourceType("Device", "Devices");
    static final ResourceType THING = new ResourceType("Thing", "Things");
    static final String DEVICE_URN = "urn:example:schemas:2.0:Device";
    static final String THING_URN = "urn:example:schemas:2.0:Thing";
    static final String PLACE_URN = "urn:example:schemas:2.0:Place";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A device, with the SDK's annotations. */
    @com.unboundid.scim2.common.annotations.Schema(id = DEVICE_URN, name = "Device", description = "A device")
    public static final class Device {

        @Attribute(
                description = "Number on its back",
                isRequired = true,
                isCaseExact = true,
                mutability = Mutability.IMMUTABLE,
                uniqueness = AttributeDefinition.Uniqueness.SERVER)
        private String serialNumber = "";

        @Attribute(description = "True while it is in use")
        private Boolean active = false;

        @Attribute(description = "Ports", multiValueClass = Port.class)
        private List<Port> ports = List.of();

        public String getSerialNumber() {
            return serialNumber;
        }

        public void setSerialNumber(String value) {
            serialNumber = value;
        }

        public Boolean getActive() {
            return active;
        }

        public void setActive(Boolean value) {
            active = value;
        }

        public List<Port> getPorts() {
            return ports;
        }

        public void setPorts(List<Port> values) {
            ports = values;
        }
    }

    /** A port of a device. */
    public static final class Port {

        @Attribute(description = "Name of the port")
        private String value = "";

        public String getValue() {
            return value;
        }

        public void setValue(String name) {
            value = name;
        }
    }

    private HostTypes() {}

    static RunningScimServer start() {
        UserSchema devices = UserSchema.of(Schema.from(Device.class));
        UserSchema things = UserSchema.of(schema("thing.json")).withRequiredExtension(schema("place.json"));
        return RunningScimServer.start(
                builder -> builder.resources(DEVICE, devices, new InMemoryResourceStores(devices, Clock.systemUTC()))
                        .resources(THING, things, new InMemoryResourceStores(things, Clock.systemUTC())));
    }

    static String device(String serialNumber, String more) {
        return "{\"schemas\":[\"" + DEVICE_URN + "\"],\"serialNumber\":\"" + serialNumber + "\"" + more + "}";
    }

    /** Returns a thing that has each data type; {@code more} may override one of them. */
    static String thing(String key, String more) {
        StringBuilder members = new StringBuilder();
        Map<String, String> values = Map.ofEntries(
                Map.entry("aString", "\"text\""),
                Map.entry("aBoolean", "false"),
                Map.entry("aDecimal", "1.25"),
                Map.entry("anInteger", "42"),
                Map.entry("aDateTime", "\"2026-01-02T03:04:05Z\""),
                Map.entry("aBinary", "\"AAECAw==\""),
                Map.entry("aReference", "\"https://example.com/x\""),
                Map.entry("aComplex", "{\"value\":\"v\",\"number\":1}"),
                Map.entry("strings", "[\"a\",\"b\"]"),
                Map.entry("integers", "[1,2]"),
                Map.entry("complexes", "[{\"value\":\"a\",\"number\":1},{\"value\":\"b\",\"number\":2}]"));
        values.forEach((name, value) -> {
            if (!more.contains("\"" + name + "\":")) {
                members.append(",\"").append(name).append("\":").append(value);
            }
        });
        return "{\"schemas\":[\"" + THING_URN + "\",\"" + PLACE_URN + "\"],\"key\":\"" + key + "\"" + members + more
                + ",\"" + PLACE_URN + "\":{\"city\":\"Paris\",\"floor\":3}}";
    }

    private static Schema schema(String resource) {
        return Schema.from(read(resource));
    }

    static JsonNode read(String resource) {
        try {
            return JSON.readTree(Objects.requireNonNull(HostTypes.class.getResourceAsStream(resource)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
