-- Tables of scim-jdbc-store for PostgreSQL, version 2. Each statement can be repeated.
-- All text is kept as bytes (UTF-8), so that no collation applies; times are milliseconds since 1970.

-- One row: the version of the tables.
create table if not exists scim_schema (
    id int not null primary key,
    version int not null);

-- Numbers of the tenants, with which every index begins.
create table if not exists scim_tenant (
    tenant bigint generated always as identity primary key,
    id_hash bytea not null unique,                   -- SHA-256 of the id
    id bytea not null);

-- One row a user. Version as clients see it: seq, a dot, revision.
create table if not exists scim_user (
    seq bigint generated always as identity primary key, -- order of creation
    tenant bigint not null,
    id bytea not null,
    name_hash bytea not null,                        -- SHA-256 of the folded userName
    revision bigint not null,
    active smallint not null,                        -- 1 true, 0 false, 2 without
    created bigint not null,
    modified bigint not null,
    doc bytea not null,                              -- JSON, without id and meta
    unique (tenant, id),
    unique (tenant, name_hash));
create index if not exists scim_user_walk on scim_user (tenant, seq);
create index if not exists scim_user_modified on scim_user (tenant, modified, seq);
create index if not exists scim_user_active on scim_user (tenant, active, seq);

-- Versions of users who were copied from another store, until they are changed here: their revision is -1.
create table if not exists scim_given_version (
    tenant bigint not null,
    seq bigint not null,                             -- the user
    version bytea not null,
    primary key (tenant, seq));

-- Ids of deleted users: nobody else gets them.
create table if not exists scim_former_id (
    tenant bigint not null,
    id bytea not null,
    primary key (tenant, id));

-- Members of groups, which are rows of scim_user too: their tenant is that of the users with a minus sign.
create table if not exists scim_member (
    tenant bigint not null,                          -- that of the users
    grp bigint not null,                             -- seq of the group
    id bytea not null,
    kind smallint not null,                          -- 0 user, 1 group, 2 nobody was there
    primary key (grp, id));
create index if not exists scim_member_of on scim_member (tenant, id, grp);

-- Values that users are looked up by, one row a value.
create table if not exists scim_term (
    tenant bigint not null,
    attr bigint not null,                            -- first 8 bytes of the SHA-256 of comparison and JSON pointer
    k bytea not null,                                -- comparison form: folded text, or bytes in order
    seq bigint not null,                             -- the user
    elem int not null,                               -- the same for all values in one element of an array
    preferred smallint not null,                     -- 1: the user is sorted by it
    primary key (tenant, attr, k, seq, elem));

create table if not exists scim_token (
    id bytea not null primary key,
    tenant bigint not null,
    hash bytea not null unique,
    created bigint not null,
    revoked bigint not null,                         -- the lowest number: not revoked
    used bigint not null,                            -- the lowest number: not used
    used_by bytea not null,                          -- JSON
    doc bytea not null);
create index if not exists scim_token_created on scim_token (tenant, created, id);

create table if not exists scim_setting (
    name_hash bytea not null primary key, -- SHA-256 of the name
    name bytea not null,
    content bytea not null,
    revision bigint not null);

create table if not exists scim_activity (
    tenant bigint not null,                          -- 0: none
    id bytea not null,
    at_ms bigint not null,
    doc bytea not null,                              -- JSON
    primary key (tenant, id));
create index if not exists scim_activity_at on scim_activity (tenant, at_ms, id);

create table if not exists scim_activity_term (
    tenant bigint not null,
    k bytea not null,
    at_ms bigint not null,
    id bytea not null,
    primary key (tenant, k, at_ms, id));

create table if not exists scim_audit (
    tenant bigint not null,                          -- 0: none
    id bytea not null,
    at_ms bigint not null,
    doc bytea not null,                              -- JSON
    primary key (tenant, id));
create index if not exists scim_audit_at on scim_audit (tenant, at_ms, id);

create table if not exists scim_audit_term (
    tenant bigint not null,
    k bytea not null,
    at_ms bigint not null,
    id bytea not null,
    primary key (tenant, k, at_ms, id));

create table if not exists scim_activity_count (
    tenant bigint not null,
    day_no bigint not null,                          -- days since 1970
    name bytea not null,
    amount bigint not null,
    primary key (tenant, day_no, name));

insert into scim_schema (id, version) select 1, 2 where not exists (select 1 from scim_schema);

-- Version 2 added scim_given_version.
update scim_schema set version = 2 where version = 1;
