/** SCIM users in a relational database: a third party's store, and a plug-in of the example server. */
package com.example.scim.jdbc;
