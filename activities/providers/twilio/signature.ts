import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../../models/is-same-secret.ts';

/**
 * `X-Twilio-Signature` of a form callback: base64 of HMAC-SHA1, keyed by the account's token, over the full public URL
 * followed by each parameter's name and value in the order of the names. The URL is the configured one, since behind a
 * proxy the headers tell another. Source: Twilio, "Validating Requests".
 */
export function twilioSignature(token: string, url: string, parameters: Record<string, string>): string {
  const names = Object.keys(parameters).sort();
  const signed = url + names.map((name) => name + (parameters[name] ?? '')).join('');
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64');
}

/** Whether a callback carries the signature of its account; compared in constant time. */
export function isSignedByTwilio(
  given: string,
  token: string,
  url: string,
  parameters: Record<string, string>,
): boolean {
  return isSameSecret(given, twilioSignature(token, url, parameters));
}
