/** The routes of a development machine: two for texts, so that one can be away, and one for letters. */
export const simulatedRoutes = 'simulator,reserve:simulator,letters:smtp';

/** What these routes read beside their secrets, whichever of them are in use; all lead to the one simulator. */
export function simulatedRouteSettings({ url, mailPort }: { url: string; mailPort: number }) {
  return {
    SIMULATOR_URL: url,
    RESERVE_URL: `${url}/routes/reserve`,
    LETTERS_HOST: '127.0.0.1',
    LETTERS_PORT: String(mailPort),
    LETTERS_SECURITY: 'none',
    LETTERS_FROM: 'Tidings <letters@tidings.example>',
  };
}
