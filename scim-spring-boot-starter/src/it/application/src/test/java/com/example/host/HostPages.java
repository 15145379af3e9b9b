package com.example.host;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages of the application itself. */
@RestController
class HostPages {

    @GetMapping("/payroll")
    String payroll() {
        return "salaries";
    }

    @PostMapping("/payroll")
    String pay() {
        return "paid";
    }
}
