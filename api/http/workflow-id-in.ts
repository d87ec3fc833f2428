import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { decodeId, encodeId } from '../../models/domain/encode.ts';

/**
 * A workflow id holds encoded ids, and is sent as it is, or encoded once more, or decoded on its way: the run that is
 * there is meant, in this order.
 */
export async function workflowIdIn({ originalUrl, params }: { originalUrl: string; params: { workflowId: string[] } }) {
  const asSent = originalUrl
    .replace(/\?.*$/, '')
    .split('/')
    .slice(3, 3 + params.workflowId.length)
    .join('/');
  const decoded = params.workflowId.join('/');
  const encoded = params.workflowId
    .map((part) => (encodeId(decodeId(part)) === part ? part : encodeId(part)))
    .join('/');
  const spellings = params.workflowId.length === 1 ? [asSent, decoded] : [asSent, decoded, encoded];
  const rows = await EnrollmentModel.find({ _id: { $in: spellings } })
    .select('_id')
    .lean();
  const known = new Set(rows.map(({ _id }) => _id));
  return spellings.find((spelling) => known.has(spelling)) ?? spellings.at(-1) ?? '';
}
