import { publish, UnfitTexts } from '../../activities/rendering/publish.ts';
import { textChecker } from '../../models/config/check-text.ts';
import { chatUrlName } from '../../models/domain/chat-links.ts';
import { chatChannels, type MessageDefinition } from '../../models/domain/message.ts';
import { installation, locales } from '../../models/installation.ts';

const check = textChecker(installation);

/** What the gate itself puts into a text that names it. */
const given = ['unsubscribeUrl', ...chatChannels.map(chatUrlName)];
const samples = Object.fromEntries(given.map((name) => [name, '']));

/** What is wrong with a text of a campaign, which has no values but those of its reader: first by itself, then as a template. */
export function faultsOfText(text: object): { path: readonly PropertyKey[]; message: string }[] {
  const faults = check(text);
  if (faults.length > 0) return faults;
  const { key, ...message } = text as { key: string } & MessageDefinition;
  try {
    publish(new Map([[key, { ...message, samples }]]), locales);
    return [];
  } catch (error) {
    if (!(error instanceof UnfitTexts)) throw error;
    return error.message.split('\n').flatMap(inLanguage);
  }
}

/** Of a line such as `  campaign/sale en 1:7: name is not among the samples`, the language and what is wrong there. */
function inLanguage(line: string): { path: readonly PropertyKey[]; message: string }[] {
  const [, locale = '', detail = ''] = /^ {2}\S+ ([a-z]{2,3}):? (.+)$/.exec(line) ?? [];
  return detail === '' ? [] : [{ path: ['text', locale], message: detail.replace('the samples', given.join(', ')) }];
}
