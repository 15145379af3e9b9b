package com.example.hr;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** Employees in the database of the application. */
public interface EmployeeRepository extends JpaRepository<Employee, Long> {

    Optional<Employee> findByCompanyAndId(String company, long id);

    List<Employee> findByCompanyAndLoginKeyOrderById(String company, String loginKey);

    List<Employee> findByCompanyAndExternalIdOrderById(String company, String externalId);

    List<Employee> findByCompanyOrderById(String company);

    /** Deletes an employee who still is at this version; returns the number of deleted rows. */
    @Modifying
    @Transactional
    @Query("delete from Employee e where e.company = ?1 and e.id = ?2 and e.version = ?3")
    int deleteAt(String company, long id, long version);
}
