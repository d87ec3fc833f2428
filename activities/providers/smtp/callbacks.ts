import { MalformedCallback, type CallbackAdapter, type Receipt } from '../../../models/domain/deliveries/provider.ts';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import { letterTokens } from './letter-token.ts';
import { readReport } from './report.ts';
import { letterNames, type Bounces } from './return-path.ts';

/**
 * Bounces and complaints as a mail server hands them on: the raw letter, by POST, with the route's secret in its header.
 *
 * @param domain of the address that letters come from
 */
export function smtpCallbacks(bounces: Bounces, domain: string): CallbackAdapter {
  return {
    verify: ({ headers }) => isSameSecret(headers['authorization']?.toString() ?? '', `Bearer ${bounces.secret}`),
    receipts: async ({ headers, body, receivedAt }) => {
      if (!/^message\/(rfc822|global)\b/i.test(headers['content-type']?.toString() ?? ''))
        throw new MalformedCallback('it must be the raw letter, as message/rfc822');
      return receiptsOf(body, receivedAt, { bounces, domain });
    },
    replies: () => {
      throw new MalformedCallback('answers to letters are not read');
    },
  };
}

/** What a letter that came to the address for bounces reports: nothing, unless it is a report on a letter of ours. */
export async function receiptsOf(
  raw: Uint8Array,
  receivedAt: Date,
  { bounces, domain }: { bounces: Bounces; domain: string },
): Promise<Receipt[]> {
  const report = await readReport(raw);
  if (!report) return [];
  const { referenceOf } = letterTokens(bounces.secret);
  const reference = report.tokens.map(referenceOf).find((found) => found !== undefined);
  if (reference === undefined) return [];
  const { status, at = receivedAt } = report;
  const errorCode = report.status === 'undeliverable' ? { errorCode: report.code } : {};
  return [
    {
      // The same report comes again, or by two ways: it is known by what it says.
      id: [reference, status, ...Object.values(errorCode)].join(' '),
      providerId: letterNames(reference, domain, bounces).messageId,
      reference,
      status,
      at: at < receivedAt ? at : receivedAt,
      ...errorCode,
    },
  ];
}
