package io.scimserver.schema;

import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Source of the user schema with each tenant's own attributes, which can be changed while the server runs. Kept in a
 * {@link SettingsStore}: a server shows its own change at once, other servers on the same store within
 * {@link StoredValue#MAX_AGE}. Safe for use by many threads.
 */
public final class CustomSchemas implements UserSchemas {

    private static final CustomSchemaFormat FORMAT = new CustomSchemaFormat();

    /** Schema with a tenant's own attributes, and what it was made of. */
    private record Extended(CustomSchema custom, UserSchema schema) {}

    private final UserSchema base;
    private final CustomSchema initial;
    private final SettingsStore settings;
    private final Clock clock;
    private final Map<Tenant, StoredValue<CustomSchema>> stored = new ConcurrentHashMap<>();
    private final Map<Tenant, Extended> extended = new ConcurrentHashMap<>();

    /**
     * @param base the schema that every tenant has
     * @param initial the start of a tenant: the URN of its extension, and any attributes
     * @param settings the store of the changes
     * @throws IllegalArgumentException if the base has a schema with the URN of the tenants' extension
     */
    public CustomSchemas(UserSchema base, CustomSchema initial, SettingsStore settings, Clock clock) {
        base.withExtension(initial.toSchema());
        this.base = base;
        this.initial = initial;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public UserSchema forTenant(Tenant tenant) {
        CustomSchema custom = stored(tenant).recent();
        return Optional.ofNullable(extended.get(tenant))
                .filter(last -> last.custom().equals(custom))
                .orElseGet(() -> extend(tenant, custom))
                .schema();
    }

    /** Returns the tenant's own attributes, retired ones included. */
    public CustomSchema customSchema(Tenant tenant) {
        return stored(tenant).get();
    }

    /**
     * Adds an attribute; a retired one comes back, with the values that users still have of it.
     *
     * @throws IllegalArgumentException if its alias or display name is taken, or a retired one had another type
     */
    public void define(Tenant tenant, CustomAttribute attribute) {
        changeAttributes(tenant, attributes -> {
            Optional<CustomAttribute> former = attributes.stream()
                    .filter(CustomAttribute::retired)
                    .filter(old -> old.alias().equalsIgnoreCase(attribute.alias()))
                    .findFirst();
            if (former.filter(old -> old.type() != attribute.type()).isPresent()) {
                throw new IllegalArgumentException("a retired attribute of another type has this name");
            }
            return Stream.concat(
                            attributes.stream().filter(old -> !former.equals(Optional.of(old))), Stream.of(attribute))
                    .toList();
        });
    }

    /** @throws IllegalArgumentException if there is no such attribute, or the new name is taken */
    public void rename(Tenant tenant, String alias, String newDisplayName) {
        changeOne(tenant, alias, attribute -> attribute.renamed(newDisplayName));
    }

    /**
     * Replaces the values that an option allows; users keep those they have.
     *
     * @param values none for any
     * @throws IllegalArgumentException if there is no such attribute, or it is no option, or a value cannot be one
     */
    public void allow(Tenant tenant, String alias, List<String> values) {
        changeOne(tenant, alias, attribute -> attribute.allowing(values));
    }

    /**
     * Makes an attribute one that every user must have, or need not have. Users who lack it stay as they are, and can be
     * patched.
     *
     * @throws IllegalArgumentException if there is no such attribute
     */
    public void require(Tenant tenant, String alias, boolean inEveryUser) {
        changeOne(tenant, alias, attribute -> attribute.required(inEveryUser));
    }

    /**
     * Takes an attribute out of use. The users' values of it are kept, and shown again if it is reinstated.
     *
     * @throws IllegalArgumentException if there is no such attribute
     */
    public void retire(Tenant tenant, String alias) {
        changeOne(tenant, alias, CustomAttribute::retire);
    }

    /**
     * Takes a retired attribute into use again, with the values that users still have of it.
     *
     * @throws IllegalArgumentException if there is no such attribute
     */
    public void reinstate(Tenant tenant, String alias) {
        changeOne(tenant, alias, CustomAttribute::reinstate);
    }

    /** Sets the one of their two names that the attributes show; both stay accepted. */
    public void advertise(Tenant tenant, AdvertisedName name) {
        change(tenant, custom -> custom.advertising(name));
    }

    /** Forgets the attributes of a tenant that is deleted. */
    public void forget(Tenant tenant) {
        stored(tenant).remove();
        stored.remove(tenant);
        extended.remove(tenant);
    }

    private void changeOne(Tenant tenant, String alias, UnaryOperator<CustomAttribute> change) {
        changeAttributes(tenant, attributes -> {
            if (attributes.stream().noneMatch(attribute -> attribute.alias().equals(alias))) {
                throw new IllegalArgumentException("there is no attribute '" + alias + "'");
            }
            return attributes.stream()
                    .map(attribute -> attribute.alias().equals(alias) ? change.apply(attribute) : attribute)
                    .toList();
        });
    }

    private void changeAttributes(Tenant tenant, UnaryOperator<List<CustomAttribute>> change) {
        change(tenant, custom -> custom.having(change.apply(custom.attributes())));
    }

    private void change(Tenant tenant, UnaryOperator<CustomSchema> change) {
        stored(tenant).update(change);
    }

    private StoredValue<CustomSchema> stored(Tenant tenant) {
        return stored.computeIfAbsent(
                tenant, added -> new StoredValue<>(settings, "custom-schema/" + added.id(), initial, FORMAT, clock));
    }

    private Extended extend(Tenant tenant, CustomSchema custom) {
        Extended made = new Extended(custom, custom.extend(base));
        extended.put(tenant, made);
        return made;
    }
}
