package io.scimserver.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Client by another author, reduced to the needs of an employee's life. Any exception is a failed step. */
public interface Client {

    /** Returns the id that the server gave. */
    String create(Employee employee) throws Exception;

    /** Finds by userName. */
    Optional<Employee> find(String userName) throws Exception;

    Employee read(String id) throws Exception;

    /** Sends the whole employee, as PUT. */
    void replace(Employee employee) throws Exception;

    /** Sends title, e-mail and department alone, as PATCH. */
    void changeWork(Employee employee) throws Exception;

    /** Sends {@code active} alone, as PATCH. */
    void setActive(String id, boolean active) throws Exception;

    /** Returns the userNames of all pages. */
    List<String> list(int pageSize) throws Exception;

    void delete(String id) throws Exception;

    /** Reads the HTTP status from an exception of this client. */
    int statusOf(Exception refusal);

    /** Uses a bulk request where the client has one. Returns the ids. */
    default List<String> createMany(List<Employee> employees) throws Exception {
        List<String> ids = new ArrayList<>();
        for (Employee employee : employees) {
            ids.add(create(employee));
        }
        return ids;
    }

    /** Uses a bulk request where the client has one. */
    default void deactivateMany(List<String> ids) throws Exception {
        for (String id : ids) {
            setActive(id, false);
        }
    }

    /** Uses a bulk request where the client has one. */
    default void deleteMany(List<String> ids) throws Exception {
        for (String id : ids) {
            delete(id);
        }
    }
}
