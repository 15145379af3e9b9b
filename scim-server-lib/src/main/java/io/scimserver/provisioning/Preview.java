package io.scimserver.provisioning;

import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.ScimError;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Effect that a request would have. Immutable.
 *
 * @param refusal the error that would answer it; empty if it would be carried out
 * @param before the user that it would change, if there is one; a create finds one where it would bring somebody back
 * @param after the user as it would be stored; empty if the request would be refused
 * @param changes what would be different then, attribute by attribute; empty if nothing would
 * @param repairs which deviations from the RFCs would be repaired; up to the refusal, if there is one
 * @param ignored the attributes of the request that would take no effect; up to the refusal, if there is one
 */
public record Preview(
        Optional<ScimError> refusal,
        Optional<StoredUser> before,
        Optional<UserDocument> after,
        List<AttributeChange> changes,
        Set<Repair> repairs,
        List<IgnoredAttribute> ignored) {

    public Preview {
        changes = List.copyOf(changes);
        repairs = Set.copyOf(repairs);
        ignored = List.copyOf(ignored);
    }
}
