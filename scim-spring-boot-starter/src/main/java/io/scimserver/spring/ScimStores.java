package io.scimserver.spring;

import io.scimserver.OpenedStore;

/**
 * Stores of the server and of the console, whether the application has opened them or the starter.
 *
 * @param all with tokens and settings; for the console also with history and activity log
 */
record ScimStores(OpenedStore all) {}
