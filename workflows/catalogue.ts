import { basename } from 'node:path';
import { faultsOfJourney } from '../models/config/check-journey.ts';
import { importFile } from '../models/config/import-file.ts';
import { InstallationError } from '../models/config/installation-error.ts';
import { journeyFilesIn } from '../models/config/journey-files.ts';
import type { Budget } from '../models/domain/money/budget.ts';
import { SetUpError } from '../models/domain/set-up-error.ts';
import { ownFlows } from '../models/domain/runs/own-flows.ts';
import { workflowTypeOf } from '../models/domain/runs/workflow-type.ts';
import { installation, journeys as folder, locales, ownText } from '../models/installation.ts';
import { ownTextKeys } from '../models/own-texts/own-texts.ts';
import type { Journey } from './journey/declare.ts';
import type { Message } from './journey/messages.ts';
import { messages as autoReplyTexts } from './own/auto-reply.ts';
import doubleOptIn from './own/double-opt-in.ts';

export type { Goal, Journey } from './journey/declare.ts';

const declared = await allIn(await journeyFilesIn(folder));
refuseTwins(declared);

/** The installation's journeys by name, each with its file, in the order of the files. */
export const journeyFiles: ReadonlyMap<string, string> = new Map(declared.map(([file, { name }]) => [name, file]));

/** The index of all journeys by their names: those of the installation, and Tidings' own. */
export const catalogue: Readonly<Record<string, Journey>> = Object.fromEntries(
  [...declared.map(([, journey]) => journey), doubleOptIn].map((journey) => [journey.name, journey]),
);

/** Every text of every journey, and of the automatic replies, by its key. */
export const texts: ReadonlyMap<string, Message> = new Map(
  [...Object.values(catalogue).map((journey) => journey.texts), autoReplyTexts]
    .flatMap((all) => Object.values<Message>(all))
    .map((text) => [text.key, worded(text)]),
);

/** The budgets of the journeys that have one, by name. */
export const budgets: ReadonlyMap<string, Budget> = new Map(
  Object.entries(catalogue).flatMap(([name, { budget }]) => (budget ? [[name, budget] as const] : [])),
);

/** The types of all workflows that a worker serves. */
export const workflowTypes: readonly string[] = [
  ...Object.keys(catalogue).map(workflowTypeOf),
  ...Object.values(ownFlows),
];

/** @throws SetUpError with the faults of all files at once */
async function allIn(all: readonly string[]): Promise<(readonly [string, Journey])[]> {
  const read = await Promise.allSettled(all.map(async (file) => [file, await journeyIn(file)] as const));
  const faults = read.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Error).message] : []));
  if (faults.length > 0) throw new SetUpError('installation-unfit', faults.join('\n'));
  return read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function journeyIn(file: string): Promise<Journey> {
  const found = (await importFile(file)) as Partial<Journey> | undefined;
  const name = basename(file).replace(/\.\w+$/, '');
  if (!found?.name || !found.run)
    throw new InstallationError(file, ['it has no journey as its default export: export default journey(…)']);
  const misnamed = `its journey is called ${found.name}: name the file ${found.name}.ts, or it ${name}`;
  const faults = [...(found.name === name ? [] : [misnamed]), ...faultsOfJourney(found, installation)];
  if (faults.length > 0) throw new InstallationError(file, faults);
  return found as Journey;
}

/** @throws InstallationError where two things have one name */
function refuseTwins(found: readonly (readonly [string, Journey])[]): void {
  const ownTypes = [...Object.values(ownFlows), workflowTypeOf(doubleOptIn.name)];
  const owners = new Map<string, string>(ownTypes.map((type) => [type, 'Tidings itself']));
  const keys = new Map<string, string>(ownTextKeys.map((key) => [key, 'Tidings itself']));
  for (const [file, { name, texts: own }] of found) {
    for (const [names, id, what] of [
      [owners, workflowTypeOf(name), `a journey that runs as ${workflowTypeOf(name)}`] as const,
      ...Object.values(own).map(({ key }) => [keys, key, `a text ${key}`] as const),
    ]) {
      const owner = names.get(id);
      if (owner !== undefined)
        throw new InstallationError(file, [`it has ${what}, and so has ${owner}: rename one of them`]);
      names.set(id, file);
    }
  }
}

/** A text in the languages of the installation, in their order: whoever reads none of them gets the first. */
function worded(message: Message): Message {
  const key = ownTextKeys.find((own) => own === message.key);
  if (key) return { ...message, text: ownText(key) };
  const subject = message.subject ? { subject: inOrder(message.subject) } : {};
  const title = message.title ? { title: inOrder(message.title) } : {};
  return { ...message, text: inOrder(message.text), ...subject, ...title };
}

function inOrder(text: Message['text']): Message['text'] {
  return Object.fromEntries(locales.flatMap((locale) => (text[locale] === undefined ? [] : [[locale, text[locale]]])));
}
