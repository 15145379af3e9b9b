/**
 * Embedded database, the default: a database of the server's own in a folder, behind the MongoDB store. It is
 * mongo-java-server on H2, made durable at every write and given the indexes that it lacks.
 */
@NullMarked
package io.scimserver.example.embedded;

import org.jspecify.annotations.NullMarked;
