package com.example.hr.scim;

import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.UserChange;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that result from provisioning, for the application's mailer and its account service. */
@Component
final class Outbox implements ProvisioningListener {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void created(Caller by, StoredUser user) {
        add(by, user, "WELCOME");
    }

    @Override
    public void deactivated(Caller by, UserChange change) {
        add(by, change.after(), "END_SESSIONS");
    }

    @Override
    public void activated(Caller by, UserChange change) {
        add(by, change.after(), "WELCOME_BACK");
    }

    @Override
    public void deleted(Caller by, StoredUser user) {
        add(by, user, "ERASE");
    }

    private void add(Caller by, StoredUser user, String task) {
        jdbc.sql("insert into outbox (company, employee, task) values (?, ?, ?)")
                .params(by.tenant().id(), user.id(), task)
                .update();
    }
}
