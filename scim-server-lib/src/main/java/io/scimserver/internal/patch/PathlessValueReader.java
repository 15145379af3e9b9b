package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.patch.edit.Edit;
import io.scimserver.internal.patch.edit.OperationType;
import io.scimserver.internal.patch.edit.PatchTarget;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.internal.schema.ClientText;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.ValueReader;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reader of an operation's value that names its attributes in an object: each member is an edit of its own. Members
 * that name nothing of the schema are ignored, as in POST and PUT.
 */
final class PathlessValueReader {

    private final UserSchema schema;
    private final PatchPathParser paths;
    private final EditReader edits;

    PathlessValueReader(UserSchema schema, PatchPathParser paths, EditReader edits) {
        this.schema = schema;
        this.paths = paths;
        this.edits = edits;
    }

    /** Reads the members at the top level of a user; the objects of extensions among them. */
    List<Edit> readUser(OperationType type, ObjectNode value, Repairs repairs) {
        Walk walk = new Walk(type, repairs);
        walk.readUser(value);
        return walk.result;
    }

    /** Reads the members of the object of an extension, or the value in the place of the object. */
    List<Edit> readExtension(OperationType type, Schema extension, JsonNode value, Repairs repairs) {
        Walk walk = new Walk(type, repairs);
        walk.readExtension(extension, value);
        return walk.result;
    }

    /** Walk through the members of one operation. */
    private final class Walk {

        private final OperationType type;
        private final Repairs repairs;
        private final List<Edit> result = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        Walk(OperationType type, Repairs repairs) {
            this.type = type;
            this.repairs = repairs;
        }

        void readUser(ObjectNode value) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                schema.schema(member.getKey())
                        .ifPresentOrElse(
                                named -> readSchema(named, member.getValue()),
                                () -> readMember(Optional.empty(), member));
            }
        }

        private void readSchema(Schema named, JsonNode value) {
            if (!named.equals(schema.core())) {
                readExtension(named, value);
            } else if (ValueReader.objectOf(value, repairs) instanceof ObjectNode core) {
                core.properties().forEach(member -> readMember(Optional.empty(), member));
            } else {
                throw notAnObject(named, value);
            }
        }

        void readExtension(Schema extension, JsonNode value) {
            requireFirst(extension.urn(), extension.urn());
            if (ValueReader.objectOf(value, repairs) instanceof ObjectNode object) {
                object.properties().forEach(member -> readMember(Optional.of(extension), member));
            } else if (EditReader.clears(value, repairs)) {
                result.add(new Edit.ClearExtension(extension));
            } else {
                throw notAnObject(extension, value);
            }
        }

        private void readMember(Optional<Schema> extension, Map.Entry<String, JsonNode> member) {
            String key = member.getKey();
            find(extension, key)
                    .filter(target -> !isUnwantedPassword(target))
                    .ifPresentOrElse(
                            target -> readMember(target, member),
                            () -> repairs.ignore(reason(extension, key), () -> pathOf(extension, key)));
        }

        private void readMember(PatchTarget.Part target, Map.Entry<String, JsonNode> member) {
            String path = target.path().display();
            String identity = target.selection().isPresent() ? member.getKey().toLowerCase(Locale.ROOT) : path;
            requireFirst(identity, path);
            result.addAll(edits.readMember(new EditReader.Request(type, target, member.getValue()), repairs));
        }

        /** Returns true for a password that the host does not take; the client that sends it is not stopped. */
        private boolean isUnwantedPassword(PatchTarget.Part target) {
            return schema.isOfUsers() && target.path().display().equals("password") && !schema.hasPassword();
        }

        private Optional<PatchTarget.Part> find(Optional<Schema> extension, String key) {
            Attributes attributes = extension.map(Schema::attributes).orElse(schema.topLevel());
            Optional<PatchTarget.Part> named = attributes
                    .find(key)
                    .filter(attribute -> !attribute.isRetired())
                    .map(attribute -> new AttributePath(extension, attribute, Optional.empty()))
                    .map(path -> new PatchTarget.Part(path, Optional.empty()));
            return named.isPresent() ? named : findPath(extension, key);
        }

        private Optional<PatchTarget.Part> findPath(Optional<Schema> extension, String key) {
            return paths.find(pathOf(extension, key), repairs)
                    .or(() -> extension.isPresent() ? paths.find(key, repairs) : Optional.empty())
                    .filter(PatchTarget.Part.class::isInstance)
                    .map(PatchTarget.Part.class::cast)
                    .map(this::allowPath);
        }

        /** The one attribute that is known and takes no effect is the password. */
        private Reason reason(Optional<Schema> extension, String key) {
            return find(extension, key).isPresent() ? Reason.NO_PASSWORD_HANDLER : Reason.UNKNOWN;
        }

        private static String pathOf(Optional<Schema> extension, String key) {
            return extension.map(schema -> schema.urn() + ":").orElse("") + key;
        }

        private PatchTarget.Part allowPath(PatchTarget.Part target) {
            if (!repairs.make(Repair.PATH_AS_KEY)) {
                throw ScimErrorException.invalidPath(
                        "'" + target.path().display() + "' is a path; it belongs in 'path', not into 'value'");
            }
            return target;
        }

        private void requireFirst(String identity, String display) {
            if (!seen.add(identity)) {
                throw ScimErrorException.invalidSyntax("'" + display + "' is given twice");
            }
        }
    }

    private static ScimErrorException notAnObject(Schema named, JsonNode value) {
        return ScimErrorException.invalidValue(
                "'" + named.urn() + "' must be an object, not " + ClientText.kindOf(value));
    }
}
