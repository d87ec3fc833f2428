import { sayOnce } from './say-once.ts';
import { standstillCauses, standstillFixes, type Standstill } from '../../models/domain/runs/standstill.ts';

/** A run that stands still. */
interface StandingRun extends Pick<Standstill, 'cause' | 'step' | 'error' | 'words'> {
  workflowId: string;
}

/**
 * Says of a run why it cannot go on and what to do, in one line: once for each cause of a journey, however many of its
 * runs stand still and however often their step is tried again.
 */
export function tellStandstills(say: (line: string) => void): (run: StandingRun) => void {
  const sayAnew = sayOnce(say);
  return ({ workflowId, cause, step = '', error: safe, words }) => {
    const error = words ? `${words.trim().replace(/[.:]$/, '')} (${safe})` : safe;
    const [journey = ''] = workflowId.split('/');
    const what = `${standstillCauses[cause].replace(/\.$/, '')}${step && ` (${step})`}`;
    const why = error ? `${what}: ${error.trim().replace(/[.:]$/, '')}.` : `${what}.`;
    sayAnew(
      [journey, cause, step, error],
      `${journey} stands still: ${why} ${standstillFixes[cause]} ` +
        `Run ${workflowId}; ${cause}, see docs/errors.md#runs-that-stand-still`,
    );
  };
}
