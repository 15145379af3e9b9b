package com.example.hr;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The menu of the application's administration. */
@RestController
class AdministrationController {

    @GetMapping(path = "/administration", produces = MediaType.TEXT_HTML_VALUE)
    String menu() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>Administration</title></head>
                <body>
                  <h1>Administration</h1>
                  <ul><li><a href="/administration/provisioning">Employee provisioning</a></li></ul>
                </body>
                </html>
                """;
    }
}
