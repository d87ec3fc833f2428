/** The routes of a development machine: two for texts, so that one can be away, and one for letters. */
export const simulatedRoutes = 'simulator,reserve:simulator,letters:smtp';

/** What these routes read, whichever of them are in use; all lead to the one simulator. */
export function simulatedRouteSettings({ url, secret, mailPort }: { url: string; secret: string; mailPort: number }) {
  return {
    SIMULATOR_URL: url,
    SIMULATOR_SECRET: secret,
    RESERVE_URL: `${url}/routes/reserve`,
    RESERVE_SECRET: secret,
    LETTERS_HOST: '127.0.0.1',
    LETTERS_PORT: String(mailPort),
    LETTERS_SECURITY: 'none',
    LETTERS_FROM: 'Tidings <letters@tidings.example>',
  };
}
