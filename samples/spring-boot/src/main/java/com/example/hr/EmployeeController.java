package com.example.hr;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** API of the application itself. */
@RestController
@RequestMapping("/api/employees")
public class EmployeeController {

    private final JdbcClient jdbc;

    EmployeeController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Employee(long id, String login, String lastName, String jobTitle, Boolean employed) {}

    @GetMapping
    List<Employee> all() {
        return jdbc.sql("select id, login, last_name, job_title, employed from employee order by id")
                .query(Employee.class)
                .list();
    }

    /**
     * Changes a job title. A change of an employee changes the version too: SCIM clients notice, and lose no update.
     */
    @PutMapping("/{id}/job-title")
    void changeJobTitle(@PathVariable long id, @RequestBody String title) {
        int changed = jdbc.sql("update employee set job_title = ?, version = version + 1 where id = ?")
                .params(title, id)
                .update();
        if (changed == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
