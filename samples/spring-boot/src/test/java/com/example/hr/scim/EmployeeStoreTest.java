package com.example.hr.scim;

import com.example.hr.EmployeeRepository;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Tests that the application's own table keeps the whole contract; every store is another company in it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.NONE,
        properties = {"spring.main.lazy-initialization=true", "spring.datasource.url=jdbc:h2:mem:contract"})
class EmployeeStoreTest implements UserStoreContract, SortingContract, CursorContract {

    @Autowired
    private EmployeeRepository employees;

    @Override
    public UserStore emptyStore() {
        return new EmployeeStore(employees, UUID.randomUUID().toString(), Clock.systemUTC());
    }
}
