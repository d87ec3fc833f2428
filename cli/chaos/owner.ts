import { setTimeout as pause } from 'node:timers/promises';
import type { Thread } from './model.ts';
import type { Phones } from './phones.ts';
import type { Answer } from './stories.ts';

const lookEveryMs = 200;

export interface Gateway {
  /** Base address of the simulator. */
  url: string;
  secret: string;
}

/**
 * Answers as the owner of a phone does: once the text in question is there, and once only, since what the gateway has
 * noted is not said again.
 *
 * @returns how often it was tried
 */
export async function answerByPhone(
  { story, after, says }: Answer,
  threads: readonly Thread[],
  { phones, gateway, signal }: { phones: Phones; gateway: Gateway; signal: AbortSignal },
): Promise<number> {
  const [{ phone } = { phone: '' }] = threads;
  const texts = threads.find((thread) => thread.story.key === story.key)?.texts ?? [];
  const received = (name: string | undefined) => {
    const wanted = texts.find((text) => text.name === name);
    return phones.look().arrived.find((bubble) => bubble.phone === phone && wanted?.shows.test(bubble.text));
  };
  while (after !== undefined && !received(after)) await pause(lookEveryMs, undefined, { signal });

  const words = wordsOf(says, received('code')?.text ?? '');
  const said = () => phones.look().answered.some((bubble) => bubble.phone === phone && bubble.text === words);
  for (let tries = 1; ; tries += 1) {
    // Without a limit of time: a gateway that is stopped still has the request, and a dead one never will.
    const taken = await fetch(`${gateway.url}/phones/${encodeURIComponent(phone)}/replies`, {
      method: 'POST',
      body: JSON.stringify({ text: words }),
      signal,
      headers: { authorization: `Bearer ${gateway.secret}`, 'content-type': 'application/json' },
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (taken || said()) return tries;
    await pause(lookEveryMs, undefined, { signal });
  }
}

function wordsOf(says: Answer['says'], question: string): string {
  const code = /code (\d{6})/.exec(question)?.[1] ?? '000000';
  if (says === 'right code') return code;
  if (says === 'wrong code') return code === '111111' ? '222222' : '111111';
  return says;
}
