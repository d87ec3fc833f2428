import type { LinkPolicy } from '../../models/domain/texts/links.ts';
import type { WorkerConfig } from './environments.ts';
import { linkCodes } from './keys.ts';
import { publicUrlOf } from './public-url.ts';

/** How links of texts are tracked; undefined, and links left as they are, where no hosts are allowed. */
export function linkPolicy(config: WorkerConfig): LinkPolicy | undefined {
  const { TIDINGS_LINK_HOSTS: hosts, TIDINGS_LINK_BASE: base, TIDINGS_MASTER_KEY: key } = config;
  if (!hosts) return undefined;
  const own = publicUrlOf(config);
  return { hosts, own, base: base ?? own, codeOf: linkCodes(key) };
}
