package io.scimserver.transfer;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Number of entries of each kind, with their checksums. Two stores with the same entries have the same summary, in
 * whatever order they keep them. Immutable.
 *
 * @param parts the number and the checksum of each kind that was read
 */
public record Summary(Map<EntryKind, Part> parts) {

    private static final int HASH_BITS = 256;
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(HASH_BITS);

    /**
     * Entries of one kind.
     *
     * @param count their number
     * @param checksum the sum of the SHA-256 of their JSON, modulo 2^256, as 64 hexadecimal digits
     */
    public record Part(long count, String checksum) {

        static final Part EMPTY = new Part(0, "0".repeat(HASH_BITS / 4));

        Part plus(Collection<? extends StoreEntry> entries) {
            BigInteger sum = new BigInteger(checksum, 16);
            for (StoreEntry entry : entries) {
                sum = sum.add(hash(EntryJson.write(entry)));
            }
            return new Part(count + entries.size(), HexFormat.of().formatHex(bytes(sum.mod(LIMIT))));
        }

        private static byte[] bytes(BigInteger number) {
            byte[] all = new byte[HASH_BITS / 8];
            byte[] given = number.toByteArray();
            int length = Math.min(given.length, all.length);
            System.arraycopy(given, given.length - length, all, all.length - length, length);
            return all;
        }

        private static BigInteger hash(byte[] json) {
            try {
                return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(json));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    public Summary {
        Map<EntryKind, Part> copy = new EnumMap<>(EntryKind.class);
        copy.putAll(parts);
        parts = Collections.unmodifiableMap(copy);
    }

    /** Returns the summary of nothing of these kinds. */
    static Summary of(Set<EntryKind> kinds) {
        return new Summary(kinds.stream().collect(Collectors.toMap(kind -> kind, kind -> Part.EMPTY)));
    }

    /** Returns a summary that counts these entries, too. */
    Summary plus(EntryKind kind, List<? extends StoreEntry> entries) {
        Map<EntryKind, Part> more = new EnumMap<>(EntryKind.class);
        more.putAll(parts);
        more.put(kind, part(kind).plus(entries));
        return new Summary(more);
    }

    /** Returns the part of these kinds. */
    Summary only(Set<EntryKind> kinds) {
        return new Summary(kinds.stream().collect(Collectors.toMap(kind -> kind, this::part)));
    }

    /** Returns the number and the checksum of a kind; 0 if none were read. */
    public Part part(EntryKind kind) {
        return parts.getOrDefault(kind, Part.EMPTY);
    }

    /** Returns the kinds whose number or checksum is another one, with both numbers, for people. */
    String differences(Summary other) {
        return parts.keySet().stream()
                .filter(kind -> !part(kind).equals(other.part(kind)))
                .map(kind -> kind.plural() + " (" + part(kind).count() + " and "
                        + other.part(kind).count() + ")")
                .collect(Collectors.joining(", "));
    }
}
