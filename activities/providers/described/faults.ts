import { has, isWhole, isWrong, type Refuse } from '../../../models/config/all-faults.ts';
import type { Description } from './description.ts';
import { misreadIn, namesIn, wordsIn } from './fill.ts';
import { messageValues } from './provider.ts';
import { takesAllOf, type Conditions } from './read-answer.ts';

type Settings = Readonly<Record<string, Description['settings'][string] | undefined>>;

interface Send {
  method?: unknown;
  url?: string | undefined;
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  form?: unknown;
  json?: unknown;
}

interface Reading {
  format?: string | undefined;
  list?: string | undefined;
}

interface Callbacks {
  proof?: { by?: string | undefined; secret?: string | undefined; over?: string | undefined } | undefined;
  receipts?: Reading | undefined;
  replies?: Reading | undefined;
}

/** A rule for answers, undefined where it is wrong as a whole. */
type Rule = ({ means?: string | undefined } & Conditions) | undefined;

/** A description as far as nothing is wrong with it, as it was written. */
interface Sound {
  settings?: Settings | undefined;
  send?: Send | undefined;
  answers?: readonly Rule[] | undefined;
  callbacks?: Callbacks | undefined;
}

const ofMessage: readonly string[] = [...messageValues, 'hooks'];

/** Tells what is wrong with several parts of a description beside each other, and with the values in its words. */
export function faultsOfDescription(
  { settings, send = {}, answers = [], callbacks = {} }: Sound,
  refuse: Refuse,
): void {
  for (const setting of Object.keys(settings ?? {}).filter((each) => ofMessage.includes(each)))
    refuse(['settings', setting], 'is the name of a value of each message');
  faultsOfWords(['send'], send, settings && [...Object.keys(settings), ...ofMessage], refuse);
  faultsOfUrl(send.url, settings, refuse);
  faultsOfSend(send, refuse);
  if (answers.length > 0 && answers.every((rule) => rule?.means !== undefined && rule.means !== 'accepted'))
    refuse('answers', 'must say when a message is accepted');
  faultsOfRules(answers, refuse);
  faultsOfSecret(callbacks.proof?.secret, settings, refuse);
  faultsOfProof(callbacks, refuse);
  for (const part of ['receipts', 'replies'] as const) {
    const { format, list } = callbacks[part] ?? {};
    // In a form and in an address nothing stands in a list.
    if (list !== undefined && format !== undefined && format !== 'json')
      refuse(['callbacks', part, 'list'], 'is for the format json alone');
  }
}

/** Each value must be one that there is, where these are known, and braces must be those of a value. */
function faultsOfWords(at: string[], part: unknown, known: readonly string[] | undefined, refuse: Refuse): void {
  for (const { path, words } of wordsIn(part, at)) {
    for (const name of known ? namesIn(words) : [])
      if (!known?.some((each) => isOf(each, name))) refuse(path, `there is no value ${name}, but ${known?.join(', ')}`);
    const misread = misreadIn(words);
    if (misread !== undefined) refuse(path, `${misread} is no value, which is written {{to}}`);
    if (path.some((name) => name.includes('{{'))) refuse(path, 'the name of a field cannot be a value');
  }
}

/** A name with a dot behind it, `header.`, stands for all that begin so; HTTP has the rest in small letters. */
function isOf(known: string, name: string): boolean {
  return known.endsWith('.') ? name.startsWith(known) && name === name.toLowerCase() : name === known;
}

function faultsOfUrl(url: string | undefined, settings: Settings | undefined, refuse: Refuse): void {
  if (url === undefined) return;
  const at = ['send', 'url'];
  const [, first, rest = ''] = /^\{\{ *([\w.-]+) *\}\}(.*)$/s.exec(url) ?? [];
  if (first === undefined) {
    const canBe = ['1', 'x'].some((value) => URL.canParse(url.replaceAll(/\{\{.*?\}\}/g, value)));
    if (/^https?:\/\/[^/?]*\{\{/.test(url))
      refuse(at, 'must have its host written out, or begin with a setting that is an address');
    else if (!/^https?:\/\//.test(url) || !canBe)
      refuse(at, 'must begin with a setting that is an address, or be one with https:// or http://');
  } else if (settings && kindOf(first, settings) !== 'address' && !isWrong(settings, first))
    refuse(at, `begins with {{${first}}}, which is no setting of the kind address`);
  else if (!/^([/?]|$)/.test(rest)) refuse(at, `must go on with / or ? behind {{${first}}}`);
}

function kindOf(setting: string, settings: Settings): string | undefined {
  return has(settings, setting) ? settings[setting] : undefined;
}

function faultsOfSend(send: Send, refuse: Refuse): void {
  if (has(send, 'form') && has(send, 'json')) refuse('send', 'has a form or JSON, not both');
  const named = wordsIn(send, []).flatMap(({ words }) => namesIn(words));
  // A part that is wrong may be the one that has it in it.
  if (send.url !== undefined && isWhole({ ...send, method: 'POST' })) {
    if (!named.includes('text')) refuse('send', 'must have {{text}} in it, or no message says anything');
    if (!named.includes('to') && !named.includes('toDigits'))
      refuse('send', 'must have {{to}} or {{toDigits}} in it, or no message reaches anybody');
  }
  for (const [name, words = ''] of Object.entries(send.headers ?? {}))
    if (namesIn(words).includes('text'))
      refuse(['send', 'headers', name], '{{text}} cannot stand in a header, which has no line breaks and only ASCII');
}

/** An answer that is not known may have been an acceptance, so each rule says which ones it knows. */
function faultsOfRules(rules: readonly Rule[], refuse: Refuse): void {
  for (const [index, rule] of rules.entries()) {
    if (!rule || !isWhole(rule)) continue;
    const isSaid = ({ status, where }: Conditions) => status !== undefined || where !== undefined;
    const before = rules
      .slice(0, index)
      .findIndex((each) => each && isWhole(each) && isSaid(each) && takesAllOf(each, rule));
    if (!isSaid(rule))
      refuse(['answers', index], 'must say a status or where: it takes every answer, of a gateway in trouble as well');
    else if (before >= 0) refuse(['answers', index], `is never reached: answers.${before} takes all that it takes`);
  }
}

function faultsOfSecret(secret: string | undefined, settings: Settings | undefined, refuse: Refuse): void {
  if (secret === undefined || !settings || isWrong(settings, secret)) return;
  const at = ['callbacks', 'proof', 'secret'];
  if (!has(settings, secret)) refuse(at, `there is no setting ${secret}`);
  else if (settings[secret] !== 'secret') refuse(at, `the setting ${secret} must be of the kind secret`);
}

/** A signature that leaves out what is read lets whoever has seen one callback send others with it. */
function faultsOfProof({ proof = {}, receipts, replies }: Callbacks, refuse: Refuse): void {
  const formats = [receipts?.format, replies?.format].filter((format) => format !== undefined);
  const isReadFrom = { body: formats.some((format) => format !== 'query'), url: formats.includes('query') };
  const at = ['callbacks', 'proof'];
  if (proof.by === 'standard-webhooks' && isReadFrom.url)
    refuse([...at, 'by'], 'standard-webhooks signs the body, and format query reads the address');
  if (proof.by !== 'hmac' || isWrong(proof, 'over')) return;
  const { over = '{{body}}' } = proof;
  faultsOfWords([...at, 'over'], over, ['body', 'url', 'header.'], refuse);
  for (const part of ['body', 'url'] as const)
    if (isReadFrom[part] && !namesIn(over).includes(part))
      refuse([...at, 'over'], `must have {{${part}}} in it, since callbacks are read from there`);
}
