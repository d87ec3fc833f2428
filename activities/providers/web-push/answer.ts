import type { SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { retryAfterSeconds, type HttpAnswer } from '../http-gateway.ts';

/**
 * What a service answers (RFC 8030, 5 and 7; RFC 8292, 4.2). It promises no body that could be read.
 *
 * @param idOf an id for the message resource that was made
 */
export function readAnswer(answer: HttpAnswer, idOf: (location: string) => string): SendOutcome {
  const { statusCode, headers } = answer;
  const code = String(statusCode);
  if (statusCode >= 200 && statusCode < 300)
    return {
      outcome: 'accepted',
      providerId: idOf(typeof headers['location'] === 'string' ? headers['location'] : ''),
    };
  switch (statusCode) {
    // The subscription has ended, or never was.
    case 404:
    case 410:
      return { outcome: 'rejected', cause: 'number', code };
    case 401:
    case 403:
      return { outcome: 'rejected', cause: 'credentials', code };
    case 413:
      return { outcome: 'rejected', cause: 'content', code };
    case 429:
      return { outcome: 'throttled', retryAfterMs: (retryAfterSeconds(answer) ?? 10) * 1_000 };
    default:
      return statusCode >= 400 && statusCode < 500
        ? { outcome: 'rejected', cause: 'other', code }
        : { outcome: 'unknown', code };
  }
}
