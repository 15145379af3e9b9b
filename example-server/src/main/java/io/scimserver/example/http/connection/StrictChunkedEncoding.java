package io.scimserver.example.http.connection;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.ChunkedTransferEncoding;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.ParsingResult;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.memory.Buffers;

/** Chunked transfer encoding that reads with a {@link ChunkParser}, and writes as Grizzly does. */
final class StrictChunkedEncoding implements TransferEncoding {

    private static final Attribute<ChunkParser> PARSER =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(ChunkParser.class.getName(), ChunkParser::new);

    private final ChunkedTransferEncoding writer;

    StrictChunkedEncoding(int maxHeaderBytes) {
        this.writer = new ChunkedTransferEncoding(maxHeaderBytes);
    }

    @Override
    public boolean wantDecode(HttpHeader header) {
        return header.isChunked();
    }

    @Override
    public boolean wantEncode(HttpHeader header) {
        return writer.wantEncode(header);
    }

    @Override
    public void prepareSerialize(FilterChainContext context, HttpHeader header, HttpContent content) {
        writer.prepareSerialize(context, header, content);
    }

    @Override
    public Buffer serializePacket(FilterChainContext context, HttpContent content) {
        return writer.serializePacket(context, content);
    }

    /** All chunks of the input become one piece of content: many small ones cost no more memory than a large one. */
    @Override
    public ParsingResult parsePacket(FilterChainContext context, HttpHeader header, Buffer input) {
        ChunkParser parser = PARSER.get(header);
        byte[] data;
        try {
            data = parser.parse(input);
        } catch (RefusedRequestException e) {
            if (!header.isSkipRemainder()) {
                throw e;
            }
            // The response is out already; Grizzly would take the error for another request.
            header.getProcessingState().getHttpContext().close();
            return ParsingResult.create(null, null, false);
        }
        Buffer rest = input.hasRemaining() ? input.split(input.position()) : Buffers.EMPTY_BUFFER;
        input.tryDispose();
        if (data.length == 0 && !parser.isComplete()) {
            return ParsingResult.create(null, null);
        }
        HttpContent content = HttpContent.builder(header)
                .content(Buffers.wrap(context.getMemoryManager(), data))
                .last(parser.isComplete())
                .build();
        return ParsingResult.create(content, rest);
    }
}
