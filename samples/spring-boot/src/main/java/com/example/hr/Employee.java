package com.example.hr;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** Employee of a company, as the application has had it all along; the last five columns are for SCIM. */
@Entity
public class Employee {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Version
    public long version;

    public String company;
    public String login;
    public String firstName;
    public String lastName;
    public String jobTitle;
    public Boolean employed;

    public String loginKey;
    public String externalId;
    public String scim;
    public Instant createdAt;
    public Instant modifiedAt;
}
