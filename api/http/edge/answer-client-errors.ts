import type { Server } from 'node:http';
import { Problem, toDocument, type ProblemCode } from '../problems.ts';

/** What Node says of a request that it cannot read, before any route sees it. */
const causes: Record<string, [ProblemCode, string]> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'Path, query and headers may have 16 KB together.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['body-too-large', 'The extensions of a chunk may have 16 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['body-slow', 'The request was not here in time; nothing was taken.'],
};

/** Answers also such requests with a problem document, and closes their connection. */
export function answerClientErrors(server: Server, publicUrl: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [code, detail] = causes[error.code ?? ''] ?? ['request-malformed', 'It is not HTTP as RFC 9112 has it.'];
    const document = toDocument(new Problem(code, detail), publicUrl);
    const body = JSON.stringify(document);
    const head = [
      `HTTP/1.1 ${document.status} ${document.title}`,
      'Content-Type: application/problem+json',
      'Cache-Control: no-store',
      'Connection: close',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
  // What a client expects beyond 100-continue may be passed over (RFC 9110, 10.1.1); Node would refuse it without a document.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
