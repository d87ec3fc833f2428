import type { z } from 'zod';
import type { OptedOut } from '../domain/runs/run-signal.ts';
import type { OwnEvents, SegmentChange, SegmentEventName } from '../own-events.ts';
import type { Vocabulary } from './declarations.ts';

/**
 * Names the installation to the compiler, so that journeys and tests know its words. `tidings.config.ts` says
 *
 *     declare module 'tidings/config' {
 *       interface Register { installation: typeof installation }
 *     }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- It is filled in by the installation.
export interface Register {}

/** The installation's words; any at all where nothing is registered, so that the engine compiles alone. */
type Installation = Register extends { installation: infer Known extends Vocabulary } ? Known : Vocabulary;

export type LocaleName = Installation['locales'][number];
export type BrandName = Extract<keyof Installation['brands'], string>;
export type PurposeName = Installation['purposes'][number];
export type SegmentName = Extract<keyof Installation['segments'], string>;

type Attributes = Installation['attributes'];
/** What is declared of contacts: texts name it as `contact.firstName`. */
export type AttributeName = Extract<keyof Attributes, string>;
export type AttributeValue<Name extends AttributeName> = z.output<Attributes[Name]>;

type LookUps = Installation['lookUps'];
export type LookUpName = Extract<keyof LookUps, string>;
type AskOf<Name extends LookUpName> = LookUps[Name] extends infer Asked
  ? Asked extends { ask: infer Ask }
    ? Ask
    : Asked
  : never;
/** What a look-up must be given: its input, where it takes any. */
export type LookUpInput<Name extends LookUpName> =
  AskOf<Name> extends (...given: infer Given) => unknown ? (Given extends [] ? [] : [input: Given[0]]) : never;
/** What it answers. */
export type LookUpAnswer<Name extends LookUpName> =
  AskOf<Name> extends (...given: never) => infer Answer ? Awaited<Answer> : never;

type Schemas = Installation['events'];
/** Events of the installation, and those that Tidings itself tells journeys of. */
export type EventName = Extract<keyof Schemas, string> | keyof OwnEvents | SegmentEventName<SegmentName>;

/** The fields of one event type, as journeys see them. */
export type EventData<Name extends EventName> = Name extends keyof OwnEvents
  ? OwnEvents[Name]
  : Name extends keyof Schemas
    ? z.output<Schemas[Name]>
    : Name extends SegmentEventName<string>
      ? SegmentChange
      : never;

/** A business event inside a run; a union over `Name`, so that a switch on `name` narrows `data`. */
export type EventOf<Name extends EventName> = {
  [N in Name]: {
    /** Unique together with `source`; used to drop a second arrival. */
    id: string;
    source: string;
    name: N;
    /** When it happened, ISO 8601 UTC. */
    time: string;
    data: EventData<N>;
  };
}[Name];

/** What a journey may wait for: events, and that its contact opted out, which every run is told of. */
export type HeardName = EventName | OptedOut['name'];
export type Heard<Name extends HeardName> = Name extends EventName ? EventOf<Name> : OptedOut;
