-- Tables of scim-jdbc-store for MariaDB and MySQL, version 2. Each statement can be repeated.
-- All text is kept as bytes (UTF-8), so that no collation applies; times are milliseconds since 1970.

-- One row: the version of the tables.
create table if not exists scim_schema (
    id int not null primary key,
    version int not null) engine=InnoDB;

-- Numbers of the tenants, with which every index begins.
create table if not exists scim_tenant (
    tenant bigint auto_increment primary key,
    id_hash varbinary(32) not null unique,           -- SHA-256 of the id
    id longblob not null) engine=InnoDB;

-- One row a user. Version as clients see it: seq, a dot, revision.
create table if not exists scim_user (
    seq bigint auto_increment primary key,           -- order of creation
    tenant bigint not null,
    id varbinary(255) not null,
    name_hash varbinary(32) not null,                -- SHA-256 of the folded userName
    revision bigint not null,
    active smallint not null,                        -- 1 true, 0 false, 2 without
    created bigint not null,
    modified bigint not null,
    doc longblob not null,                           -- JSON, without id and meta
    unique (tenant, id),
    unique (tenant, name_hash),
    key scim_user_walk (tenant, seq),
    key scim_user_modified (tenant, modified, seq),
    key scim_user_active (tenant, active, seq)) engine=InnoDB;

-- Versions of users who were copied from another store, until they are changed here: their revision is -1.
create table if not exists scim_given_version (
    tenant bigint not null,
    seq bigint not null,                             -- the user
    version longblob not null,
    primary key (tenant, seq)) engine=InnoDB;

-- Ids of deleted users: nobody else gets them.
create table if not exists scim_former_id (
    tenant bigint not null,
    id varbinary(255) not null,
    primary key (tenant, id)) engine=InnoDB;

-- Members of groups, which are rows of scim_user too: their tenant is that of the users with a minus sign.
create table if not exists scim_member (
    tenant bigint not null,                          -- that of the users
    grp bigint not null,                             -- seq of the group
    id varbinary(255) not null,
    kind smallint not null,                          -- 0 user, 1 group, 2 nobody was there
    primary key (grp, id),
    key scim_member_of (tenant, id, grp)) engine=InnoDB;

-- Values that users are looked up by, one row a value.
create table if not exists scim_term (
    tenant bigint not null,
    attr bigint not null,                            -- first 8 bytes of the SHA-256 of comparison and JSON pointer
    k varbinary(200) not null,                       -- comparison form: folded text, or bytes in order
    seq bigint not null,                             -- the user
    elem int not null,                               -- the same for all values in one element of an array
    preferred smallint not null,                     -- 1: the user is sorted by it
    primary key (tenant, attr, k, seq, elem)) engine=InnoDB;

create table if not exists scim_token (
    id varbinary(255) not null primary key,
    tenant bigint not null,
    hash varbinary(255) not null unique,
    created bigint not null,
    revoked bigint not null,                         -- the lowest number: not revoked
    used bigint not null,                            -- the lowest number: not used
    used_by longblob not null,                       -- JSON
    doc longblob not null,
    key scim_token_created (tenant, created, id)) engine=InnoDB;

create table if not exists scim_setting (
    name_hash varbinary(32) not null primary key, -- SHA-256 of the name
    name longblob not null,
    content longblob not null,
    revision bigint not null) engine=InnoDB;

create table if not exists scim_activity (
    tenant bigint not null,                          -- 0: none
    id varbinary(255) not null,
    at_ms bigint not null,
    doc longblob not null,                           -- JSON
    primary key (tenant, id),
    key scim_activity_at (tenant, at_ms, id)) engine=InnoDB;

create table if not exists scim_activity_term (
    tenant bigint not null,
    k varbinary(200) not null,
    at_ms bigint not null,
    id varbinary(255) not null,
    primary key (tenant, k, at_ms, id)) engine=InnoDB;

create table if not exists scim_audit (
    tenant bigint not null,                          -- 0: none
    id varbinary(255) not null,
    at_ms bigint not null,
    doc longblob not null,                           -- JSON
    primary key (tenant, id),
    key scim_audit_at (tenant, at_ms, id)) engine=InnoDB;

create table if not exists scim_audit_term (
    tenant bigint not null,
    k varbinary(200) not null,
    at_ms bigint not null,
    id varbinary(255) not null,
    primary key (tenant, k, at_ms, id)) engine=InnoDB;

create table if not exists scim_activity_count (
    tenant bigint not null,
    day_no bigint not null,                          -- days since 1970
    name varbinary(200) not null,
    amount bigint not null,
    primary key (tenant, day_no, name)) engine=InnoDB;

insert into scim_schema (id, version) select 1, 2 from dual where not exists (select 1 from scim_schema);

-- Version 2 added scim_given_version.
update scim_schema set version = 2 where version = 1;
