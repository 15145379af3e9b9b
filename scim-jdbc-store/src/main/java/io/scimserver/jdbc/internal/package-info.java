/** Shared by all stores: connections, transactions, the tables, and what databases differ in. Not API. */
@NullMarked
package io.scimserver.jdbc.internal;

import org.jspecify.annotations.NullMarked;
