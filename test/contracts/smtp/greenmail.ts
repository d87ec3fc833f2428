import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { installOnce } from '../../../cli/engines/cache.ts';

const run = promisify(execFile);
const version = '2.1.8';
const jar = `greenmail-standalone-${version}.jar`;
const keystore = { file: 'localhost.p12', password: 'a password of tests' };

/** Who may read the mailbox. */
export const mailboxOwner = { user: 'bounce', password: 'secret-of-the-mailbox' };

/** GreenMail, an IMAP server that others wrote, with one mailbox. */
export interface GreenMail {
  port: number;
  tlsPort: number;
  /** Its certificate, for 127.0.0.1, in PEM. */
  certificate: string;
  /** Puts a letter into the mailbox. */
  deliver: (raw: string) => Promise<void>;
  /** The subjects of the letters that nobody has marked as read. */
  unread: () => Promise<string[]>;
  /** Breaks all connections to `port` and takes no others, until `mend`. */
  cut: () => Promise<unknown>;
  mend: () => Promise<unknown>;
  stop: () => Promise<void>;
}

/** Starts one; whoever does ends it. @throws where there is no JDK, or no Maven */
export async function startGreenMail(): Promise<GreenMail> {
  const directory = join(await fetchGreenMail(), '..');
  const [port, tlsPort] = [await freePort(), await freePort()];
  const line = await lineTo(port);
  const properties = {
    'imap.hostname': '127.0.0.1',
    'imap.port': port,
    'imaps.hostname': '127.0.0.1',
    'imaps.port': tlsPort,
    'tls.keystore.file': join(directory, keystore.file),
    'tls.keystore.password': keystore.password,
    users: `${mailboxOwner.user}:${mailboxOwner.password}@shop.example`,
  };
  const given = Object.entries(properties).map(([name, value]) => `-Dgreenmail.${name}=${value}`);
  const java = spawn('java', ['-Xmx128m', '-XX:+UseSerialGC', ...given, '-jar', join(directory, jar)], {
    stdio: 'ignore',
  });
  const ended = once(java, 'exit');
  while (!(await listens(port)) || !(await listens(tlsPort))) {
    if (java.exitCode !== null) throw new Error('GreenMail ended before it was ready');
    await pause(50);
  }
  return {
    port: line.port,
    tlsPort,
    certificate: readFileSync(join(directory, 'localhost.pem'), 'utf8'),
    deliver: (raw) =>
      inMailbox(port, async (client) => {
        await client.append('INBOX', raw);
      }),
    unread: () =>
      inMailbox(port, async (client) => {
        const found = (await client.search({ seen: false })) || [];
        if (found.length === 0) return [];
        const letters = await client.fetchAll(found, { envelope: true });
        return letters.map(({ envelope }) => envelope?.subject ?? '');
      }),
    cut: line.cut,
    mend: line.mend,
    stop: async () => {
      java.kill();
      await Promise.all([ended, line.cut()]);
    },
  };
}

/** A port that leads to another one, and can be cut. */
async function lineTo(port: number) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const other = connect(port, '127.0.0.1');
    for (const end of [socket, other]) {
      open.add(end);
      end.on('error', () => undefined).on('close', () => [socket, other].forEach((each) => each.destroy()));
    }
    socket.pipe(other).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  return {
    port: own,
    mend: () => once(server.listen(own, '127.0.0.1'), 'listening'),
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const end of open) end.destroy();
      open.clear();
      await closed;
    },
  };
}

/** Fetched from Maven, with a certificate of its own, once. */
function fetchGreenMail(): Promise<string> {
  return installOnce(`greenmail-${version}`, jar, async (cwd) => {
    const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
    const what = [`-Dartifact=com.icegreen:greenmail-standalone:${version}`, '-DoutputDirectory=.'];
    await run('mvn', ['-q', '-B', copy, ...what], { cwd });
    const held = ['-keystore', keystore.file, '-storepass', keystore.password, '-alias', 'greenmail'];
    const made = ['-keyalg', 'RSA', '-dname', 'CN=localhost', '-ext', 'SAN=IP:127.0.0.1', '-validity', '36500'];
    await run('keytool', ['-genkeypair', '-storetype', 'PKCS12', ...held, ...made], { cwd });
    await run('keytool', ['-exportcert', '-rfc', ...held, '-file', 'localhost.pem'], { cwd });
  });
}

async function inMailbox<T>(port: number, act: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user: mailboxOwner.user, pass: mailboxOwner.password };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    return await act(client);
  } finally {
    await client.logout();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
