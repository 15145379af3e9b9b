package io.scimserver.internal.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.schema.Json;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserInput;
import io.scimserver.internal.schema.UserNormaliser;
import io.scimserver.schema.IgnoredAttribute;
import io.scimserver.schema.Repair;
import io.scimserver.schema.UserSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** User and the changes to it, in a form that reads well in a test. */
final class Patching {

    static final String ID = "23a35c27";

    private final UserSchema schema;
    private final Repairs repairs;
    private final ObjectNode user;

    private Patching(UserSchema schema, Set<Repair> allowed, ObjectNode user) {
        this.schema = schema;
        this.repairs = Repairs.noting(allowed);
        this.user = new UserNormaliser(schema).normalise(user);
    }

    /** Returns a user of the standard schema, given without {@code schemas}; every repair is allowed. */
    static Patching user(String json) {
        return new Patching(UserSchema.standard(), EnumSet.allOf(Repair.class), Json.object(json));
    }

    /** Returns a copy without any repair. */
    Patching strictly() {
        return new Patching(schema, Set.of(), user);
    }

    Patching without(Repair repair) {
        return new Patching(schema, EnumSet.complementOf(EnumSet.of(repair)), user);
    }

    Patching ofSchema(UserSchema other) {
        return new Patching(other, EnumSet.allOf(Repair.class), user);
    }

    /** Returns the user after these operations. */
    ObjectNode after(String... operations) {
        return input(operations).attributes();
    }

    UserInput input(String... operations) {
        return apply(parse(operations));
    }

    Patch parse(String... operations) {
        ObjectNode body =
                Json.object("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': []}");
        for (String operation : operations) {
            body.withArray("Operations").add(Json.object(operation));
        }
        return parse(body);
    }

    Patch parse(ObjectNode body) {
        return new PatchParser(schema, new FilterParser(schema, FilterLimits.DEFAULT)).parse(body, repairs);
    }

    UserInput apply(Patch patch) {
        return patch.apply(ID, user, repairs);
    }

    /** Returns the user before, as it is stored. */
    ObjectNode before() {
        return user;
    }

    List<IgnoredAttribute> ignored() {
        return repairs.ignored();
    }

    Set<Repair> repairsMade() {
        return repairs.made();
    }
}
