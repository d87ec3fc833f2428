import { SetUpError } from '../../models/domain/set-up-error.ts';
import { Client } from '../client.ts';
import { localAccess } from '../wiring/local-access.ts';
import { reportView, type ReportAnswer } from './report-view.ts';

const dayMs = 86_400_000;

/** What the command was asked for, as it was written. */
interface Asked {
  journey: string | undefined;
  days: string | undefined;
  groupBy: string | undefined;
}

/** `tidings report`: prints the report that a running api gives. */
export async function showReport({ journey, days = '30', groupBy = 'message' }: Asked): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new SetUpError('arguments-unfit', '--days must be a whole number from 1 on.');
  const from = new Date(Date.now() - (Number(days) - 1) * dayMs).toISOString().slice(0, 10);
  const query = new URLSearchParams({ from, groupBy, ...(journey === undefined ? {} : { journey }) });
  const answer = await new Client(localAccess()).call<ReportAnswer>('GET', `/v1/reports/messages?${query.toString()}`);
  if (!answer)
    throw new SetUpError('request-refused', 'The api that runs here has no reports: it is of an older version.');
  console.log(reportView(answer));
}
