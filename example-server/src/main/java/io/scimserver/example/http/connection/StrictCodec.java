package io.scimserver.example.http.connection;

import io.scimserver.example.health.ProcessHealth;
import io.scimserver.schema.ScimError;
import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.ChunkedTransferEncoding;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Grizzly's HTTP parser, made strict: a header that breaks the rules of {@link HeaderLines} or {@link HeaderRules}, one
 * that is too large, or a body that a {@link ChunkParser} refuses gets a SCIM error, and its connection is closed so
 * that
 * nothing after it is read as a request. A request is read when the client has taken all responses before it.
 */
public final class StrictCodec extends HttpServerFilter {

    private static final Attribute<Boolean> KEEP_ALIVE =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(StrictCodec.class.getName() + ".keepAlive");

    /** Time for which browsers ask for HTTPS only (RFC 6797): a year, for this host alone. */
    private static final String HTTPS_ONLY = "max-age=31536000";

    /** Heap that a TLS connection takes, from its first handshake message on. */
    private static final long TLS_BYTES = 40_000;

    private final boolean isHttps;
    private final long connectionBytes;
    private final SlowConnections slow;
    private final ProcessHealth health;
    private final AccessLog accessLog;

    /** @param isHttps clients reach the server by HTTPS, its own or that of a proxy: every response says so */
    @SuppressWarnings("deprecation") // Grizzly announces builders instead, but has none yet
    public StrictCodec(NetworkListener listener, boolean isHttps, StrictListeners parts) {
        super(
                listener.isChunkingEnabled(),
                listener.getMaxHttpHeaderSize(),
                null,
                listener.getKeepAlive(),
                null,
                listener.getMaxRequestHeaders(),
                listener.getMaxResponseHeaders());
        this.isHttps = isHttps;
        this.connectionBytes = listener.isSecure() ? TLS_BYTES : 0;
        this.slow = parts.slow();
        this.health = parts.process();
        this.accessLog = parts.accessLog();
        for (TransferEncoding encoding : getTransferEncodings()) {
            if (encoding instanceof ChunkedTransferEncoding) {
                removeTransferEncoding(encoding);
            }
        }
        addTransferEncoding(new StrictChunkedEncoding(listener.getMaxHttpHeaderSize()));
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) throws IOException {
        countRest(context.getConnection());
        return super.handleAccept(context);
    }

    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) throws IOException {
        NextAction next = super.handleEvent(context, event);
        if (event.type() == HttpEvents.ResponseCompleteEvent.TYPE
                && context.getConnection().isOpen()
                && !HttpContext.get(context).getRequest().isExpectContent()) {
            countRest(context.getConnection());
        }
        return next;
    }

    /** Counts a connection that holds much while no request is on its way; a plain one holds next to nothing. */
    private void countRest(Connection<?> connection) {
        if (connectionBytes > 0) {
            slow.await(connection, connectionBytes);
        }
    }

    /** Or a client that sends requests and never reads would fill the memory with responses. */
    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        Connection<?> connection = context.getConnection();
        if (SlowConnections.unwritten(connection) == 0) {
            return super.handleRead(context);
        }
        Buffer input = context.getMessage();
        context.suspend();
        NextAction suspended = context.getSuspendAction();
        slow.whenWritten(
                context,
                input.remaining(),
                isWritten -> connection.executeInEventThread(
                        IOEvent.READ, isWritten ? context::resume : context::completeAndRecycle));
        return suspended;
    }

    @Override
    public NextAction handleClose(FilterChainContext context) throws IOException {
        slow.arrived(context.getConnection());
        return super.handleClose(context);
    }

    /** An error such as a lack of memory, in a thread that goes on. */
    @Override
    public void exceptionOccurred(FilterChainContext context, Throwable problem) {
        health.note(problem);
        super.exceptionOccurred(context, problem);
    }

    @Override
    protected boolean decodeHttpPacket(FilterChainContext context, HttpPacketParsing packet, Buffer input) {
        HeaderParsingState state = packet.getHeaderParsingState();
        boolean isWhole = HeaderLines.check(input, state.offset);
        try {
            boolean isParsed = super.decodeHttpPacket(context, packet, input);
            if (isParsed) {
                slow.arrived(context.getConnection());
            } else {
                long held = HeaderCost.of((HttpHeader) packet) + input.remaining();
                slow.await(context.getConnection(), connectionBytes + held);
            }
            if (isWhole && !isParsed) {
                // Grizzly would look for the colon of the last line in what follows, and wait for that.
                throw new RefusedRequestException(400, "The request header holds a line without a colon.");
            }
            return isParsed;
        } catch (MimeHeaders.MaxHeaderCountExceededException e) {
            throw new RefusedRequestException(431, "The request has more header fields than this server reads.");
        } catch (IllegalStateException e) {
            if (input.limit() < state.packetLimit) {
                throw e;
            }
            throw tooLong(state);
        }
    }

    private RefusedRequestException tooLong(HeaderParsingState parser) {
        boolean isInRequestLine = parser.state == 0;
        return new RefusedRequestException(
                isInRequestLine ? 414 : 431,
                "The request line" + (isInRequestLine ? " is" : " and header are") + " longer than the "
                        + maxHeadersSize + " bytes this server reads.");
    }

    @Override
    protected boolean onHttpHeaderParsed(HttpHeader header, Buffer buffer, FilterChainContext context) {
        // Of a request that is chunked too, Grizzly has dropped the Content-Length header by now
        int lengths = ((HttpPacketParsing) header).getHeaderParsingState().contentLengthHeadersCount;
        HeaderRules.check((HttpRequestPacket) header, lengths);
        ignoreUpgrade(header);
        if (header.isChunked() || header.getContentLength() > buffer.remaining()) {
            // Until it is known whose request it is
            slow.await(context.getConnection(), connectionBytes + HeaderCost.ofComplete(header, buffer.position()));
        }
        return super.onHttpHeaderParsed(header, buffer, context);
    }

    /**
     * Ignores the upgrade: there is nothing to upgrade to (RFC 9110 §7.8), and Grizzly would not check the body of a
     * request that offers it, nor keep its connection.
     */
    private static void ignoreUpgrade(HttpHeader header) {
        header.setIgnoreContentModifiers(false);
        header.getUpgradeDC().recycle();
        header.getHeaders().removeHeader(Header.Upgrade);
    }

    @Override
    protected void onHttpHeaderError(HttpHeader header, FilterChainContext context, Throwable problem)
            throws IOException {
        ScimError error = problem instanceof RefusedRequestException refused
                ? refused.error()
                : new ScimError(400, "The request header is not well-formed HTTP.");
        accessLog.refused(error);
        HttpRequestPacket request = (HttpRequestPacket) header;
        // Without a version that Grizzly knows it would answer without a status line.
        request.setProtocol(Protocol.HTTP_1_1);
        HttpResponsePacket response = request.getResponse();
        if (error.status() == 401) {
            response.addHeader(Header.WWWAuthenticate, "Bearer realm=\"scim\"");
        }
        sendAndClose(context, response, error);
    }

    /** The response to a body that is not well-formed, such as a broken chunk. */
    @Override
    protected void onHttpContentError(HttpHeader header, FilterChainContext context, Throwable problem)
            throws IOException {
        HttpResponsePacket response = ((HttpRequestPacket) header).getResponse();
        if (!response.isCommitted()) {
            ScimError error = problem instanceof RefusedRequestException refused
                    ? refused.error()
                    : new ScimError(400, "The request body is not well-formed HTTP.");
            accessLog.refused(error);
            sendAndClose(context, response, error);
        }
        header.setContentBroken(true);
    }

    private void sendAndClose(FilterChainContext context, HttpResponsePacket response, ScimError error) {
        response.getProcessingState().setKeepAlive(false);
        context.write(encodeHttpPacket(context, content(response, error)));
        response.getProcessingState().getHttpContext().close();
        slow.whenWritten(context, SlowConnections.unwritten(context.getConnection()), isWritten -> {});
    }

    @Override
    protected Buffer encodeHttpPacket(FilterChainContext context, HttpPacket packet) {
        HttpHeader response = packet.isHeader() ? (HttpHeader) packet : ((HttpContent) packet).getHttpHeader();
        if (isHttps && !response.isCommitted()) {
            response.getHeaders().setValue("Strict-Transport-Security").setString(HTTPS_ONLY);
        }
        if (!response.isCommitted() && statusDropsConnection(((HttpResponsePacket) response).getStatus())) {
            KEEP_ALIVE.set(response, response.getProcessingState().isKeepAlive());
        }
        return super.encodeHttpPacket(context, packet);
    }

    /**
     * Keeps the connection open. Grizzly closes it after errors such as 400 and 501; a client that sent a complete
     * request need not reconnect.
     */
    @Override
    protected void onInitialLineEncoded(HttpHeader response, FilterChainContext context) {
        if (Boolean.TRUE.equals(KEEP_ALIVE.remove(response))) {
            response.getProcessingState().setKeepAlive(true);
            response.getHeaders().removeHeader(Header.Connection);
        }
    }

    private static HttpContent content(HttpResponsePacket response, ScimError error) {
        HttpStatus.getHttpStatus(error.status()).setValues(response);
        byte[] body = ErrorBody.of(error);
        response.setContentType(ErrorBody.MEDIA_TYPE);
        response.setContentLength(body.length);
        Buffer content = Buffers.wrap(null, body);
        return HttpContent.builder(response).content(content).last(true).build();
    }
}
