package com.example.hr;

import com.example.hr.scim.EmployeeStore;
import io.scimserver.store.UserStores;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** HR application that had employees, an API and a login before identity providers came. */
@SpringBootApplication
public class HrApplication {

    /** The employees as SCIM users: all that SCIM needs beside its dependency and its properties. */
    @Bean
    UserStores scimUsers(EmployeeRepository employees) {
        return company -> new EmployeeStore(employees, company.id(), Clock.systemUTC());
    }

    public static void main(String[] args) {
        SpringApplication.run(HrApplication.class, args);
    }
}
