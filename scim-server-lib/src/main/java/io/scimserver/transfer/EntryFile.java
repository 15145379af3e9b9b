package io.scimserver.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.store.StoreTransfer;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * File with everything that a store had: one JSON object a line, in UTF-8. The last line has the number and the checksum
 * of each kind of entry:
 *
 * <pre>{@code
 * {"kind":"SETTING","entry":{"key":"cursorKey","value":"..."}}
 * {"kind":"USER","tenant":"acme","entry":{"userName":"ada", ... "id":"0198...","meta":{"version":"7.1", ...}}}
 * {"kind":"END","format":1,"parts":{"SETTING":{"count":1,"checksum":"9f86d081..."}, ... }}
 * }</pre>
 *
 * <p>It holds personal data and the hashes of tokens: only the user of the process may read it.
 */
public final class EntryFile implements EntrySource {

    private static final int LONGEST_END = 10_000;

    private final Path file;
    private final Summary summary;

    /**
     * Opens a file that {@link #write} wrote.
     *
     * @throws TransferException if there is no such file, or its end is missing
     */
    public EntryFile(Path file) {
        this.file = file;
        try {
            this.summary = readEnd(file);
        } catch (NoSuchFileException e) {
            throw new TransferException("there is no file " + file, e);
        } catch (IOException e) {
            throw new TransferException(
                    file + " is no export, or its end is missing: export again into another file", e);
        }
    }

    /**
     * Writes everything of a source into a new file, and reads the file again.
     *
     * @param writing shows the progress of writing
     * @param checking shows the progress of reading
     * @return the summary of the source, and of the file
     * @throws TransferException if the file exists or cannot be written, or is not the same afterwards
     */
    public static Summary write(Path file, EntrySource source, Progress writing, Progress checking) {
        Summary written;
        try (OutputStream out = create(file)) {
            written = source.read(source.kinds(), writing, batch -> append(out, batch));
            out.write(SummaryJson.write(written));
            out.write('\n');
        } catch (FileAlreadyExistsException e) {
            throw new TransferException(file + " exists, and is not overwritten", e);
        } catch (IOException | UncheckedIOException e) {
            throw new TransferException(file + " cannot be written: " + e.getMessage(), e);
        }
        new EntryFile(file).read(written.parts().keySet(), checking, entries -> {});
        return written;
    }

    @Override
    public Set<EntryKind> kinds() {
        return summary.parts().keySet();
    }

    @Override
    public boolean has(EntryKind kind) {
        return summary.part(kind).count() > 0;
    }

    @Override
    public Summary read(Set<EntryKind> wanted, Progress progress, Consumer<List<StoreEntry>> batches) {
        EntryBatches entries = new EntryBatches(wanted, progress, batches);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonNode line = EntryJson.JSON.readTree(next(lines));
            for (EntryKind kind : EnumSet.copyOf(kinds())) {
                boolean isWanted = wanted.contains(kind);
                if (isWanted) {
                    progress.begin(kind, summary.part(kind).count());
                }
                line = readKind(lines, line, kind, isWanted ? entries::add : skipped -> {});
                if (isWanted) {
                    progress.end();
                }
            }
        } catch (IOException | IllegalStateException e) {
            throw new TransferException(file + " is damaged: " + e.getMessage(), e);
        }
        requireWhole(entries.summary());
        return entries.summary();
    }

    /** Reads the lines of one kind, and returns the line behind them. */
    private static JsonNode readKind(
            BufferedReader lines, JsonNode first, EntryKind kind, Consumer<List<StoreEntry>> batches)
            throws IOException {
        JsonNode line = first;
        List<StoreEntry> batch = new ArrayList<>();
        while (line.path("kind").asText().equals(kind.name())) {
            batch.add(EntryJson.read(line));
            if (batch.size() == StoreTransfer.LARGEST_BATCH) {
                batches.accept(batch);
                batch = new ArrayList<>();
            }
            line = EntryJson.JSON.readTree(next(lines));
        }
        batches.accept(batch);
        return line;
    }

    private void requireWhole(Summary read) {
        Summary expected = summary.only(read.parts().keySet());
        if (!read.equals(expected)) {
            throw new TransferException(
                    file + " is damaged or was changed: its checksum is another one for " + expected.differences(read));
        }
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("its end is missing");
        }
        return line;
    }

    private static void append(OutputStream out, List<StoreEntry> batch) {
        try {
            for (StoreEntry entry : batch) {
                out.write(EntryJson.write(entry));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Summary readEnd(Path file) throws IOException {
        Files.readAttributes(file, "size");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(Math.max(0, bytes.length() - LONGEST_END));
            byte[] end = new byte[(int) (bytes.length() - bytes.getFilePointer())];
            bytes.readFully(end);
            String lines = new String(end, StandardCharsets.UTF_8).stripTrailing();
            return SummaryJson.read(lines.substring(lines.lastIndexOf('\n') + 1));
        }
    }

    private static OutputStream create(Path file) throws IOException {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ofUser = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, ofUser);
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }
}
