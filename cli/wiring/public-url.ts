import type { ApiConfig } from './environments.ts';
import { isThisMachine } from './this-machine.ts';

/** Where the world reaches the api, without a slash at the end. */
export function publicUrlOf({ PUBLIC_URL, PORT }: Pick<ApiConfig, 'PUBLIC_URL' | 'PORT'>): string {
  return (PUBLIC_URL ?? `http://127.0.0.1:${PORT}`).replace(/\/+$/, '');
}

/** What is allowed and yet most likely not meant, in sentences for the log. */
export function configWarnings({ TIDINGS_ENV, PUBLIC_URL, TIDINGS_TRUSTED_PROXIES }: ApiConfig): string[] {
  if (PUBLIC_URL === undefined) return [];
  const { protocol, hostname } = new URL(PUBLIC_URL);
  if (protocol === 'http:')
    return TIDINGS_ENV === 'development' || isThisMachine(hostname)
      ? []
      : [
          'PUBLIC_URL is http: on the way anybody can read what gateways report, and change the pages of unsubscribe links',
        ];
  if (TIDINGS_TRUSTED_PROXIES !== undefined) return [];
  return [
    'PUBLIC_URL is https, so a proxy stands in front, but TIDINGS_TRUSTED_PROXIES is not set: all callers look like one ' +
      'address, in limits and in evidence. Set it to the number of proxies, or to 0 if there is none.',
  ];
}
