/** Values as filters, orders and indexes compare them: case folding, dates, words, and the order of texts. */
@NullMarked
package io.scimserver.store.search.value;

import org.jspecify.annotations.NullMarked;
