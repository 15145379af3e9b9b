package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.provisioning.UserPolicy;
import io.scimserver.schema.IgnoredAttribute.Reason;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The host's policies, asked one after the other before a write; each gets what the one before returned.
 *
 * @param all the policies, in the order in which the host named them
 */
public record Policies(List<UserPolicy> all) {

    public Policies {
        all = List.copyOf(all);
    }

    UserDocument beforeCreate(Caller by, UserDocument user, ResourceModel model, Repairs repairs) {
        return decide(user, (policy, wanted) -> policy.beforeCreate(by, wanted), model, repairs);
    }

    UserDocument beforeUpdate(Caller by, StoredUser before, UserDocument after, ResourceModel model, Repairs repairs) {
        return decide(after, (policy, wanted) -> policy.beforeUpdate(by, before, wanted), model, repairs);
    }

    void beforeDelete(Caller by, StoredUser user) {
        all.forEach(policy -> policy.beforeDelete(by, user));
    }

    private UserDocument decide(
            UserDocument wanted,
            BiFunction<UserPolicy, UserDocument, UserDocument> decision,
            ResourceModel model,
            Repairs repairs) {
        UserDocument decided = wanted;
        for (UserPolicy policy : all) {
            decided = Objects.requireNonNull(decision.apply(policy, decided), "the policy returned no user");
        }
        return decided.equals(wanted) ? wanted : adjusted(wanted, decided, model, repairs);
    }

    /** Notes what the policies adjusted, and returns it as the schema has it. */
    private static UserDocument adjusted(
            UserDocument wanted, UserDocument decided, ResourceModel model, Repairs repairs) {
        UserDocument valid = valid(decided, model);
        model.changedPaths()
                .between(wanted.tree(), valid.tree())
                .forEach(path -> repairs.ignore(Reason.ADJUSTED_BY_POLICY, () -> path));
        return model.size().checked(valid);
    }

    /** @throws IllegalStateException if the schema refuses it, which is no fault of the client */
    private static UserDocument valid(UserDocument decided, ResourceModel model) {
        ObjectNode copy = decided.toResource().getObjectNode();
        try {
            return UserDocument.of(
                    model.reader().forCreate(copy, new Repairs(Set.of())).attributes());
        } catch (ScimErrorException refusal) {
            throw new IllegalStateException("a policy returned a user that the schema refuses", refusal);
        }
    }
}
