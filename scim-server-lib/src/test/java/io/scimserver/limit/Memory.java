package io.scimserver.limit;

import java.lang.management.ManagementFactory;

/** Heap that is in use once everything unreachable is gone. */
final class Memory {

    private Memory() {}

    /** Returns bytes; never less than what can be reached. */
    static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
