import type { RawCallback } from '../../models/domain/deliveries/provider.ts';

/** The same with one character changed, in the body or, where that is empty, in what the address says. */
export function forged(callback: RawCallback): RawCallback {
  if (callback.body.length === 0) return { ...callback, url: changed(callback.url) };
  return { ...callback, body: Buffer.from(changed(callback.body.toString('latin1')), 'latin1') };
}

function changed(content: string): string {
  const at = content.length - 2;
  return content.slice(0, at) + String.fromCharCode(content.charCodeAt(at) ^ 1) + content.slice(at + 1);
}

/** The same without any proof that it could carry. */
export function unproven(callback: RawCallback): RawCallback {
  return { ...callback, headers: {}, url: callback.url.split('?')[0] ?? callback.url };
}
