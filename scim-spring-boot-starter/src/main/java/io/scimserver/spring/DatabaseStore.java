package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.spring.ScimProperties.StoreKind;

/** Store in a database that the application may have a bean for. */
interface DatabaseStore {

    StoreKind kind();

    /** Returns true if the application has a bean for the database. */
    boolean isPresent();

    /** @throws io.scimserver.store.StoreException.Unavailable if the database does not respond */
    OpenedStore open();
}
