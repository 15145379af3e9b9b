package com.example.host;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Form of the console's switch, as a browser has it: with its key and its cookie. */
record ConsoleForm(RunningApplication application, String user, String page, String key, String cookie) {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f]+)\"");

    static ConsoleForm open(RunningApplication application, String user, String company) throws Exception {
        String page = company + "/integrations/provisioning";
        HttpResponse<String> response = application.as(user, "GET", page, "");
        Matcher key = KEY.matcher(response.body());
        if (!key.find()) {
            throw new AssertionError("no form: " + response.statusCode() + " " + response.body());
        }
        String cookie = response.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("scim-console"))
                .map(set -> set.substring(0, set.indexOf(';')))
                .findFirst()
                .orElseThrow();
        return new ConsoleForm(application, user, page, key.group(1), cookie);
    }

    HttpResponse<String> set(String state) throws Exception {
        return RunningApplication.send(RunningApplication.signedIn(
                        user, application.request("POST", page + "/switch", "confirm=" + state + "&key=" + key))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie));
    }
}
