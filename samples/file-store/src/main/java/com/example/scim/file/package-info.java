/** SCIM users as JSON files in a folder. */
package com.example.scim.file;
