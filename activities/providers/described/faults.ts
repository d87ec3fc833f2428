import type { Description } from './description.ts';
import { misreadIn, namesIn, wordsIn } from './fill.ts';
import { messageValues } from './provider.ts';

type Settings = Description['settings'];

const ofMessage: readonly string[] = [...messageValues, 'hooks'];

/** What is wrong with a description whose shape is right, a line a fault, each with its place. */
export function faultsOfDescription({ settings, send, callbacks }: Description): string[] {
  return [
    ...Object.keys(settings)
      .filter((setting) => ofMessage.includes(setting))
      .map((setting) => `settings.${setting}: is the name of a value of each message`),
    ...faultsOfWords('send', send, [...Object.keys(settings), ...ofMessage]),
    ...faultsOfUrl(send.url, settings),
    ...faultsOfSend(send),
    ...faultsOfSecret(callbacks.proof.secret, settings),
    ...faultsOfProof(callbacks),
  ];
}

/** Each value must be one that there is, and braces must be those of a value. */
function faultsOfWords(at: string, part: unknown, known: readonly string[]): string[] {
  return wordsIn(part, at).flatMap(({ place, words }) => {
    const misread = misreadIn(words);
    return [
      ...namesIn(words)
        .filter((name) => !known.some((each) => isOf(each, name)))
        .map((name) => `${place}: there is no value ${name}, but ${known.join(', ')}`),
      ...(misread === undefined ? [] : [`${place}: ${misread} is no value, which is written {{to}}`]),
      ...(place.includes('{{') ? [`${place}: the name of a field cannot be a value`] : []),
    ];
  });
}

/** A name with a dot behind it, `header.`, stands for all that begin so; HTTP has the rest in small letters. */
function isOf(known: string, name: string): boolean {
  return known.endsWith('.') ? name.startsWith(known) && name === name.toLowerCase() : name === known;
}

function faultsOfUrl(url: string, settings: Settings): string[] {
  const [, first, rest = ''] = /^\{\{ *([\w.-]+) *\}\}(.*)$/s.exec(url) ?? [];
  if (first === undefined) {
    const canBe = ['1', 'x'].some((value) => URL.canParse(url.replaceAll(/\{\{.*?\}\}/g, value)));
    if (/^https?:\/\//.test(url) && canBe) return [];
    return ['send.url: must begin with a setting that is an address, or be one with https:// or http://'];
  }
  const kind = Object.hasOwn(settings, first) ? settings[first] : undefined;
  if (kind !== 'address') return [`send.url: begins with {{${first}}}, which is no setting of the kind address`];
  return /^([/?]|$)/.test(rest) ? [] : [`send.url: must go on with / or ? behind {{${first}}}`];
}

function faultsOfSend(send: Description['send']): string[] {
  const named = wordsIn(send, 'send').flatMap(({ words }) => namesIn(words));
  return [
    ...(named.includes('text') ? [] : ['send: must have {{text}} in it, or no message says anything']),
    ...(named.includes('to') || named.includes('toDigits')
      ? []
      : ['send: must have {{to}} or {{toDigits}} in it, or no message reaches anybody']),
    ...Object.entries(send.headers)
      .filter(([, words]) => namesIn(words).includes('text'))
      .map(
        ([name]) => `send.headers.${name}: {{text}} cannot stand in a header, which has no line breaks and only ASCII`,
      ),
  ];
}

function faultsOfSecret(secret: string, settings: Settings): string[] {
  if (!Object.hasOwn(settings, secret)) return [`callbacks.proof.secret: there is no setting ${secret}`];
  return settings[secret] === 'secret'
    ? []
    : [`callbacks.proof.secret: the setting ${secret} must be of the kind secret`];
}

/** A signature that leaves out what is read lets whoever has seen one callback send others with it. */
function faultsOfProof({ proof, receipts, replies }: Description['callbacks']): string[] {
  const formats = [receipts.format, ...(replies ? [replies.format] : [])];
  const isReadFrom = { body: formats.some((format) => format !== 'query'), url: formats.includes('query') };
  switch (proof.by) {
    case 'address':
      return [];
    case 'standard-webhooks':
      return isReadFrom.url
        ? ['callbacks.proof.by: standard-webhooks signs the body, and format query reads the address']
        : [];
    case 'hmac': {
      const named = namesIn(proof.over);
      const unsigned = (['body', 'url'] as const).filter((part) => isReadFrom[part] && !named.includes(part));
      return [
        ...faultsOfWords('callbacks.proof.over', proof.over, ['body', 'url', 'header.']),
        ...unsigned.map(
          (part) => `callbacks.proof.over: must have {{${part}}} in it, since callbacks are read from there`,
        ),
      ];
    }
  }
}
