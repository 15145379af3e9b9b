/** Shared by all contracts: empty stores, sample users and tenants, races, deadlines, checks. */
@NullMarked
package io.scimserver.testkit.support;

import org.jspecify.annotations.NullMarked;
