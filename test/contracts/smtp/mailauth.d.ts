/** As far as the tests ask it; the library has no types. */
declare module 'mailauth' {
  interface Asked {
    ip: string;
    helo: string;
    mta: string;
    sender: string;
    resolver: (name: string, type: string) => Promise<string[][]>;
  }
  interface Signature {
    status: { result: string };
    signingHeaders: { keys: string };
  }
  export function authenticate(letter: string, asked: Asked): Promise<{ dkim: { results: Signature[] } }>;
}
