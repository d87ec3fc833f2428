import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:tls';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** An address at which nobody listens. */
export async function nobodyThere(): Promise<URL> {
  const server = createServer();
  const address = await listening(server, 'http');
  await new Promise((resolve) => server.close(resolve));
  return address;
}

/** An address that takes every connection and says nothing. */
export async function silence(): Promise<URL> {
  return listening(untilFinished(createServer()), 'http');
}

/** An address whose certificate nobody has signed but itself. */
export async function untrusted(): Promise<URL> {
  return listening(untilFinished(createTlsServer(selfSigned)), 'https');
}

function untilFinished<T extends Server>(server: T): T {
  const open = new Set<{ destroy: () => void }>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return server;
}

async function listening(server: Server, protocol: 'http' | 'https'): Promise<URL> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new URL(`${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Who trusts the certificate as an authority trusts the server as well. */
export const selfSigned = {
  // Made for this file by `openssl req -x509`, for 127.0.0.1 and until 2126; it protects nothing.
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgd2lkqyt+3CWsECEC
GkJbTgaPFOMlk7zsgwbH0kP9/+WhRANCAARWD/uJik41dEHo4NHvO58mgF4/jxUO
RwBWOnl2U17CCHzb0dpyd/teFnUnKfOlBmV78I4vabuoNud3PMauN4BZ
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUCgAwIBAgIUV+kZGGCyVCVf/qRko2hsU+57RQMwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObm9ib2R5LmV4YW1wbGUwIBcNMjYxMTI3MDMwMDIxWhgPMjEy
NjExMDMwMzAwMjFaMBkxFzAVBgNVBAMMDm5vYm9keS5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEVg/7iYpONXRB6ODR7zufJoBeP48VDkcAVjp5dlNe
wgh829Hacnf7XhZ1JynzpQZle/COL2m7qDbndzzGrjeAWaNkMGIwHQYDVR0OBBYE
FDuE35idVX+BkDCuXRa5cnmqCfhoMB8GA1UdIwQYMBaAFDuE35idVX+BkDCuXRa5
cnmqCfhoMA8GA1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAAATAKBggqhkjO
PQQDAgNJADBGAiEAsYwpvkkM7zXdB19eCNLVVY/YdgK2tETDxr/OQgL5zugCIQDk
E2qKUUJuCDGCBBN8r2de0mqLFMrkZ3U+iviIGMe4CA==
-----END CERTIFICATE-----
`,
};
