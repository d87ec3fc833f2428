import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter that the server has taken. */
interface TakenLetter {
  from: string;
  to: string;
  /** As it came over the wire. */
  raw: string;
}

/**
 * What becomes of letters to a recipient, by the name in front of the @; to others they are taken. The first to `lost` is
 * taken, and the first to `cut` is not, before the connection breaks; the first to `once` is put off.
 */
const refusals: Readonly<Record<string, readonly [code: number, words: string]>> = {
  dead: [550, '5.1.1 no such mailbox'],
  full: [552, '5.2.2 mailbox full'],
  policy: [554, '5.7.1 refused by policy'],
  plain: [550, 'no'],
  grey: [451, '4.7.1 come again later'],
};

/** The same, once the content is there. */
const afterContent: Readonly<Record<string, readonly [code: number, words: string]>> = {
  content: [554, '5.6.0 refused content'],
  busy: [452, '4.3.1 no room now'],
};

/** An account that may hand letters over. */
export const account = { user: 'tidings', password: 'a password of tests' };

/** A mail server of smtp-server, which does to each letter what the name of its recipient says. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const letters: TakenLetter[] = [];
  const known = new Set<string>();
  const isFirst = (name: string) => !known.has(name) && known.add(name);
  const fail = ([code, words]: readonly [number, string]) => Object.assign(new Error(words), { responseCode: code });
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === account.user && password === account.password;
      done(isRight ? null : fail([535, '5.7.8 wrong password']), { user: username });
    },
    onMailFrom: ({ address }, _session, done) =>
      done(address.startsWith('stranger') ? fail([553, '5.7.1 not your address']) : undefined),
    onRcptTo: ({ address }, _session, done) => {
      const name = address.split('@')[0] ?? '';
      const refusal = name === 'once' && isFirst(name) ? refusals['grey'] : refusals[name];
      done(refusal && fail(refusal));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo[0]?.address ?? '';
        const name = to.split('@')[0] ?? '';
        const refusal = afterContent[name];
        const breaks = (name === 'lost' || name === 'cut') && isFirst(name);
        if (!refusal && !(breaks && name === 'cut')) {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          letters.push({ from, to, raw: Buffer.concat(chunks).toString() });
        }
        if (breaks) cut();
        else done(refusal && fail(refusal));
      });
    },
    ...options,
  });
  const cut = () => {
    for (const connection of server.connections) connection._socket.destroy();
  };
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    letters,
    connections: () => connections,
    cut,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
