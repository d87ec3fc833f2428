import { X509Certificate } from 'node:crypto';
import { z } from 'zod';

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Certificates of authorities, in PEM: those that a route is held to in place of the ones that Node knows. Beside one that
 * holds, those that have ended do no harm, as while an authority changes its own; where none holds, nothing could ever leave.
 */
export const certificates = z.string().superRefine((written, context) => {
  const fault = faultOf(written.match(pem) ?? [], new Date());
  if (fault) context.addIssue({ code: 'custom', message: fault });
});

function faultOf(blocks: readonly string[], now: Date): string | undefined {
  if (blocks.length === 0) return 'must be certificates in PEM';
  const read = blocks.map(certificateIn);
  const unreadable = read.findIndex((certificate) => certificate === undefined);
  if (unreadable >= 0) return `holds a certificate that cannot be read: number ${unreadable + 1} of ${blocks.length}`;
  const spans = read.flatMap((certificate) => certificate ?? []).map(spanOf);
  if (spans.some(({ from, to }) => from <= now && now <= to)) return undefined;
  const [latest] = spans.toSorted((a, b) => b.to.getTime() - a.to.getTime());
  const [from, to] = [latest?.from, latest?.to].map((at) => at?.toISOString().slice(0, 10));
  return `has no certificate that holds now: the last one holds from ${from} to ${to}`;
}

function certificateIn(block: string): X509Certificate | undefined {
  try {
    return new X509Certificate(block);
  } catch {
    return undefined;
  }
}

function spanOf({ validFrom, validTo }: X509Certificate): { from: Date; to: Date } {
  return { from: new Date(validFrom), to: new Date(validTo) };
}
