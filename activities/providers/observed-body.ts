import { Readable } from 'node:stream';

/**
 * A request body that notes when it is asked for. The connection asks only once it stands and is about to write, so
 * whatever fails before has certainly not left. A connection that died unnoticed counts as written to: nobody can tell.
 */
export function observedBody(content: string | Buffer): Readable & { asked: boolean } {
  const body = Object.assign(
    new Readable({
      read() {
        body.asked = true;
        body.push(content);
        body.push(null);
      },
    }),
    { asked: false },
  );
  return body;
}
