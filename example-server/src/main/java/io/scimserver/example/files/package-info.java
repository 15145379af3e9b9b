/** Files of a SQLite store on the disk and the folder of the default one, closed to other accounts. */
@NullMarked
package io.scimserver.example.files;

import org.jspecify.annotations.NullMarked;
