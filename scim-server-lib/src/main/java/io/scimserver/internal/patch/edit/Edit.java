package io.scimserver.internal.patch.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Step of a PATCH: an operation with a path is one, an operation without a path makes one for each attribute it names.
 */
public sealed interface Edit {

    /** Returns true if this concerns the core attribute with this name, or a part of it. */
    default boolean isAbout(String attribute) {
        return false;
    }

    /**
     * Change that adds, removes or replaces.
     *
     * @param type one of these
     * @param target the attribute
     * @param value the value, in the types of the schema; empty if the target becomes unassigned. An object is to be
     *     merged and holds {@code null} for each sub-attribute that becomes unassigned.
     */
    record Change(OperationType type, PatchTarget.Part target, Optional<JsonNode> value) implements Edit {

        @Override
        public boolean isAbout(String attribute) {
            return target.path().isAbout(attribute);
        }

        /** Returns a copy with a value of its own, which may become part of a user and be changed there. */
        Change copy() {
            return new Change(type, target, value.map(shared -> shared.<JsonNode>deepCopy()));
        }
    }

    /** Removal of the values of a multi-valued attribute that have all the parts of one of those listed. */
    record RemoveListed(AttributePath path, List<JsonNode> listed) implements Edit {

        @Override
        public boolean isAbout(String attribute) {
            return path.isAbout(attribute);
        }
    }

    /** Removal of everything that the user has of an extension. */
    record ClearExtension(Schema extension) implements Edit {}

    /** Statement of the id, which changes nothing; it has to name the user that is patched. */
    record RepeatId(String id) implements Edit {}

    /** New password, which is for the host. */
    record SetPassword(String password) implements Edit {

        @Override
        public String toString() {
            return "SetPassword";
        }
    }
}
