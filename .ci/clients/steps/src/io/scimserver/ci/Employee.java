package io.scimserver.ci;

/** Employee as every client here can express it. The server sets the id. */
public record Employee(
        String id,
        String userName,
        String givenName,
        String familyName,
        String title,
        String email,
        String department,
        boolean active) {

    static Employee named(String userName) {
        return new Employee("", userName, "Ada", "Byron", "Clerk", userName, "Sales", true);
    }

    public Employee withId(String newId) {
        return new Employee(newId, userName, givenName, familyName, title, email, department, active);
    }

    Employee withFamilyName(String newName) {
        return new Employee(id, userName, givenName, newName, title, email, department, active);
    }

    Employee withWork(String newTitle, String newEmail, String newDepartment) {
        return new Employee(id, userName, givenName, familyName, newTitle, newEmail, newDepartment, active);
    }

    Employee withActive(boolean isActive) {
        return new Employee(id, userName, givenName, familyName, title, email, department, isActive);
    }
}
