package io.scimserver.ci;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Life of an employee, from hiring to deletion: one line for each step, and status 1 if one failed. */
public final class Life {

    private final String clientName;
    private final Client client;
    private final Employee hired;
    private int failures;

    private Life(String clientName, Client client) {
        this.clientName = clientName;
        this.client = client;
        this.hired = Employee.named(clientName.replaceAll("\\W+", "-") + System.nanoTime() + "@example.com");
    }

    public static void live(String clientName, Client client) {
        Life life = new Life(clientName, client);
        life.alone(life.hire());
        life.among(5);
        System.out.println("client " + clientName + ": " + life.failures + " steps failed");
        System.exit(life.failures == 0 ? 0 : 1);
    }

    private Employee hire() {
        Employee[] employee = {hired};
        step("create", () -> employee[0] = hired.withId(client.create(hired)));
        return employee[0];
    }

    private void alone(Employee first) {
        Employee married = first.withFamilyName("King");
        Employee promoted = married.withWork("Director", "new." + first.userName(), "Research");
        step("create the same again: 409", () -> refused(409, () -> client.create(hired)));
        step("find by userName", () -> same(Optional.of(first), client.find(first.userName())));
        step("find nobody", () -> same(Optional.empty(), client.find("nobody." + first.userName())));
        step("replace with a new family name", () -> client.replace(married));
        step("read it", () -> same(married, client.read(first.id())));
        step("change title, e-mail and department", () -> client.changeWork(promoted));
        step("read them", () -> same(promoted, client.read(first.id())));
        step("deactivate", () -> client.setActive(first.id(), false));
        step("read the leaver", () -> same(promoted.withActive(false), client.read(first.id())));
        step("reactivate", () -> client.setActive(first.id(), true));
        step("read the returner", () -> same(promoted, client.read(first.id())));
        step("delete", () -> client.delete(first.id()));
        step("read nobody: 404", () -> refused(404, () -> client.read(first.id())));
        step("delete nobody: 404", () -> refused(404, () -> client.delete(first.id())));
    }

    private void among(int size) {
        List<Employee> team = IntStream.range(0, size)
                .mapToObj(i -> Employee.named(i + "." + hired.userName()))
                .toList();
        List<String> ids = new ArrayList<>();
        step("create " + size, () -> ids.addAll(client.createMany(team)));
        step("list by pages of 2", () -> eachOnce(team, client.list(2)));
        step("deactivate " + size, () -> client.deactivateMany(ids));
        step("read the first", () -> same(team.get(0).withId(ids.get(0)).withActive(false), client.read(ids.get(0))));
        step("delete " + size, () -> client.deleteMany(ids));
        step("find none of them", () -> same(Optional.empty(), client.find(team.get(0).userName())));
    }

    private void step(String name, Work work) {
        try {
            work.run();
            System.out.println("client " + clientName + ": " + name + ", ok");
        } catch (Exception | AssertionError e) {
            failures++;
            System.out.println("client " + clientName + ": " + name + " FAILED: " + e);
        }
    }

    private void refused(int status, Work work) throws Exception {
        int given = 0;
        try {
            work.run();
        } catch (Exception e) {
            given = client.statusOf(e);
        }
        same(status, given);
    }

    private static void eachOnce(List<Employee> team, List<String> listed) {
        same(listed.size(), new HashSet<>(listed).size());
        for (Employee employee : team) {
            if (!listed.contains(employee.userName())) {
                throw new AssertionError(employee.userName() + " is not in " + listed);
            }
        }
    }

    private static void same(Object expected, Object given) {
        if (!expected.equals(given)) {
            throw new AssertionError("expected " + expected + ", but it was " + given);
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
