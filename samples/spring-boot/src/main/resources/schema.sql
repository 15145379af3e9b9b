-- The table of the application, as it was before.
create table employee (
  id bigint generated always as identity primary key,
  company varchar(100) not null,
  login varchar not null,
  first_name varchar,
  last_name varchar,
  job_title varchar,
  employed boolean,
  version bigint default 1 not null
);

-- What SCIM adds: the folded login, which is unique; what identity providers send and no column takes; times.
alter table employee add column login_key varchar;
alter table employee add column external_id varchar;
alter table employee add column scim varchar default '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}' not null;
alter table employee add column created_at timestamp(3) with time zone default current_timestamp not null;
alter table employee add column modified_at timestamp(3) with time zone default current_timestamp not null;
create unique index employee_login_key on employee (company, login_key);
create index employee_external_id on employee (company, external_id);

-- The application's mailer and its account service take from here what they have to do.
create table outbox (
  id bigint generated always as identity primary key,
  company varchar(100) not null,
  employee varchar(100) not null,
  task varchar(100) not null
);
