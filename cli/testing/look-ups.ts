import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { createLookUps } from '../../activities/look-up.ts';
import { limited, type LookUpCall, type LookUpDeclaration } from '../../models/config/look-up.ts';
import type { LookUpAnswer, LookUpInput, LookUpName } from '../../models/config/register.ts';
import { lookUpType, unanswered, type LookUpRequest } from '../../models/domain/runs/look-up.ts';
import { installation } from '../../models/installation.ts';
import type { Play } from './activities.ts';
import { thisActivity } from './between-tries.ts';

/** What answers in a story in place of each look-up. One that throws has no answer now, and is tried again. */
export type FakeLookUps = {
  readonly [Name in LookUpName]?: (
    ...asked: [...LookUpInput<Name>, call: LookUpCall]
  ) => LookUpAnswer<Name> | Promise<LookUpAnswer<Name>>;
};

/** The look-ups as activities: the story's fakes answer, within the limits of those in whose place they stand. */
export function fakeLookUps(play: () => Play): ReturnType<typeof createLookUps> & Undeclared {
  const declared = Object.entries(installation.lookUps);
  const faked = declared.map(([name, each]) => {
    const ask = (...asked: unknown[]) => (play().lookUps as Record<string, Ask>)[name]?.(...asked);
    return [name, { ...limited(each), ask }];
  });
  const activities = createLookUps(Object.fromEntries(faked) as Record<string, LookUpDeclaration>);
  const told = declared.map(([name]) => {
    const answer = activities[lookUpType(name)];
    return [lookUpType(name), (request: LookUpRequest) => toldOf(name, play(), () => answer?.(request))];
  });
  return { ...(Object.fromEntries(told) as typeof activities), default: refuseUndeclared };
}

/** What the SDK calls for an activity that no name has. */
interface Undeclared {
  default: () => Promise<never>;
}

/** A worker waits for a newer one that has the look-up; in a story there is none to come. */
function refuseUndeclared(): Promise<never> {
  const name = Context.current().info.activityType.replace(lookUpType(''), '');
  return Promise.reject(ApplicationFailure.nonRetryable(noLookUp(name), 'LOOK_UP_UNKNOWN'));
}

function noLookUp(name: string): string {
  return `no look-up ${name}: there are ${Object.keys(installation.lookUps).join(', ') || 'none in tidings.config.ts'}`;
}

type Ask = (...asked: unknown[]) => unknown;

/** A story must not ask the world by accident, so a look-up without a fake ends it by name. */
async function toldOf(name: string, story: Play, answer: Ask): Promise<unknown> {
  if (!Object.hasOwn(story.lookUps, name))
    throw ApplicationFailure.nonRetryable(
      `a story asks nothing of the world: tell begin what the look-up ${name} answers, { lookUps: { ${name}: (input) => … } }`,
      'LOOK_UP_WITHOUT_FAKE',
    );
  story.betweenTries.delete(thisActivity());
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    if (!error.nonRetryable) story.betweenTries.add(thisActivity());
    else if (error.type === unanswered) await story.tell(`no answer of the look-up ${name}`);
    throw error;
  }
}

/** @throws Error that names a look-up which is not there */
export function refuseUnknown(fakes: FakeLookUps): FakeLookUps {
  const unknown = Object.keys(fakes).find((name) => !Object.hasOwn(installation.lookUps, name));
  if (unknown === undefined) return fakes;
  throw new Error(noLookUp(unknown));
}
