import { publish } from '../../activities/rendering/publish.ts';
import { textChecker } from '../../models/config/check-text.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import { installation, locales } from '../../models/installation.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const check = textChecker(installation);

/** What is wrong with a text of a campaign, which has no values but those of its reader: first by itself, then as a template. */
export function faultsOfText(text: object): { path: readonly PropertyKey[]; message: string }[] {
  const faults = check(text);
  if (faults.length > 0) return faults;
  const { key, ...message } = text as { key: string } & MessageDefinition;
  try {
    publish(new Map([[key, { ...message, samples: {} }]]), locales);
    return [];
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return [{ path: [], message: error.message.replaceAll(/\s+/g, ' ') }];
  }
}
