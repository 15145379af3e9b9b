package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.internal.schema.AttributePath;
import io.scimserver.schema.Schema;
import java.util.List;
import java.util.Optional;

/** One step of a PATCH: an operation with a path is one, an operation without makes one for each attribute it names. */
sealed interface Edit {

    /**
     * Adds, removes or replaces.
     *
     * @param verb which of these
     * @param target where
     * @param value what, in the types of the schema; empty if the target becomes unassigned. An object is to be merged
     *     and holds {@code null} for each sub-attribute that becomes unassigned.
     */
    record Change(Verb verb, PatchTarget.Part target, Optional<JsonNode> value) implements Edit {

        /** With a value of its own, that may become part of a user and be changed there. */
        Change copy() {
            return new Change(verb, target, value.map(shared -> shared.<JsonNode>deepCopy()));
        }
    }

    /** Removes the values of a multi-valued attribute that have all the parts of one of those listed. */
    record RemoveListed(AttributePath path, List<JsonNode> listed) implements Edit {}

    /** Removes everything that the user has of an extension. */
    record ClearExtension(Schema extension) implements Edit {}

    /** Changes nothing, but has to name the user that is patched. */
    record RepeatId(String id) implements Edit {}

    /** A new password, which is for the host. */
    record SetPassword(String password) implements Edit {

        @Override
        public String toString() {
            return "SetPassword";
        }
    }
}
