package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Session;
import io.scimserver.jdbc.internal.Session.RowReader;
import io.scimserver.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Lists of ids in statements, each of which has a limited number of parameters. */
final class IdList {

    /** Maximum number of ids in one statement. */
    private static final int CHUNK = 500;

    private IdList() {}

    /** @param before the statement up to the column of ids */
    static <T> List<T> find(Session session, Sql before, Collection<String> ids, RowReader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        List<String> all = ids.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            found.addAll(session.list(before.plus(" in (").plus(of(some)).plus(")"), reader));
        }
        return found;
    }

    /** Returns ids as a list of parameters. */
    static Sql of(Collection<String> ids) {
        return new Sql(
                String.join(", ", Collections.nCopies(ids.size(), "?")),
                ids.stream().<Object>map(Bytes::of).toList());
    }
}
