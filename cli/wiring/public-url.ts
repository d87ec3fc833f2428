import type { ApiConfig } from './environments.ts';

/** Where the world reaches the api, without a slash at the end. */
export function publicUrlOf({ PUBLIC_URL, PORT }: Pick<ApiConfig, 'PUBLIC_URL' | 'PORT'>): string {
  return (PUBLIC_URL ?? `http://127.0.0.1:${PORT}`).replace(/\/+$/, '');
}

/** What is allowed and yet most likely not meant, in sentences for the log. */
export function configWarnings({ PUBLIC_URL, TIDINGS_TRUSTED_PROXIES }: ApiConfig): string[] {
  if (TIDINGS_TRUSTED_PROXIES !== undefined || !PUBLIC_URL?.startsWith('https://')) return [];
  return [
    'PUBLIC_URL is https, so a proxy stands in front, but TIDINGS_TRUSTED_PROXIES is not set: all callers look like one ' +
      'address, in limits and in evidence. Set it to the number of proxies, or to 0 if there is none.',
  ];
}
