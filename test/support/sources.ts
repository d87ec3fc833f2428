import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

const root = new URL('../../', import.meta.url);

/** The names under which journeys and installations import the engine, as its sources. */
export const alias = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'string'
    ? []
    : [
        {
          find: new RegExp(`^tidings${name.slice(1)}$`),
          replacement: fileURLToPath(new URL(entry['tidings-source'], root)),
        },
      ],
);
