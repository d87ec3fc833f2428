import { editedWords } from '../../models/documents/consents/asked-words.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import type { AskedWords } from '../../models/wordings.ts';

/**
 * Every process that asks for consents or records them looks first, since under edited words nobody could show any more
 * what the people before have agreed to.
 *
 * @throws SetUpError when somebody was asked under a version whose words are others now
 */
export async function checkWordings(): Promise<void> {
  const lines = (await editedWords()).map(({ asked, today }) => `  ${told(asked, today)}`);
  if (lines.length === 0) return;
  throw new SetUpError('wording-edited', `Wordings that people were asked with are others now:\n${lines.join('\n')}`);
}

function told(asked: AskedWords, today: AskedWords): string {
  const parts = (['text', 'topic', 'purpose'] as const).filter((part) => asked[part] !== today[part]);
  const edits = parts.map((part) => `${part} was ${JSON.stringify(asked[part])}, is ${JSON.stringify(today[part])}`);
  return `wordings.${asked.version} in ${asked.language}, in the name of ${asked.brand}: ${edits.join('; ')}`;
}
