import { fileURLToPath } from 'node:url';

/** The installation whose journeys use every verb. */
export const verbsConfig = fileURLToPath(new URL('tidings.config.ts', import.meta.url));
