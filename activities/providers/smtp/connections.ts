import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

/** Servers close a connection that has carried many letters, or none for long. */
const mostLetters = 100;
const idleMs = 5_000;

interface Account {
  user: string;
  pass: string;
}

/** Connections to one server, each used by one letter at a time and kept open for the next. */
export interface SmtpConnections {
  /** One that is ready. @throws what stands in the way of a connection, or of being let in, or why it was given up */
  take(giveUp: AbortSignal): Promise<SMTPConnection>;
  /** Gives one back that has carried a letter well; others are closed by whoever took them. */
  giveBack(connection: SMTPConnection): void;
  close(): void;
}

export function smtpConnections(options: SMTPConnectionOptions, account: Account | undefined): SmtpConnections {
  const idle = new Map<SMTPConnection, NodeJS.Timeout>();
  const carried = new WeakMap<SMTPConnection, number>();
  const forget = (connection: SMTPConnection) => {
    clearTimeout(idle.get(connection));
    return idle.delete(connection);
  };

  async function open(giveUp: AbortSignal): Promise<SMTPConnection> {
    const connection = new SMTPConnection(options);
    // One that breaks while nobody uses it is simply gone.
    connection.on('error', () => forget(connection));
    connection.on('end', () => forget(connection));
    try {
      await settledBy(connection, giveUp, (done) => connection.connect(done));
      if (account) await settledBy(connection, giveUp, (done) => connection.login({ credentials: account }, done));
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  return {
    take: async (giveUp) => {
      for (const connection of idle.keys()) {
        forget(connection);
        return connection;
      }
      return open(giveUp);
    },
    giveBack: (connection) => {
      const letters = (carried.get(connection) ?? 0) + 1;
      carried.set(connection, letters);
      if (letters >= mostLetters) connection.quit();
      else idle.set(connection, setTimeout(() => forget(connection) && connection.quit(), idleMs).unref());
    },
    close: () => {
      for (const connection of [...idle.keys()]) {
        forget(connection);
        connection.quit();
      }
    },
  };
}

/** A step of a connection, which ends by its own word, by a failure of the connection, or because it is given up. */
export async function settledBy(
  connection: SMTPConnection,
  giveUp: AbortSignal,
  step: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  let fail: (error: Error) => void = () => undefined;
  const abandon = () => fail(giveUp.reason as Error);
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      connection.on('error', fail);
      giveUp.addEventListener('abort', abandon);
      if (giveUp.aborted) abandon();
      else step((error) => (error ? reject(error) : resolve()));
    });
  } finally {
    connection.off('error', fail);
    giveUp.removeEventListener('abort', abandon);
  }
}
