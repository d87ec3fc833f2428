import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import { hasOwnWords, typeInStack, wordsLeftOut } from '../models/domain/runs/failure-in-words.ts';

/**
 * A failure that a line of the SDK tells of a run, with no words but those of Tidings' own codes and of Temporal: what a
 * journey, a gateway or a look-up throws may name somebody. Its kind and frames stay.
 */
export function failureOfRun(told: unknown): Error | undefined {
  if (told instanceof Error) return withSafeWords(told);
  return typeof told === 'string' ? withSafeWords(readFailure(told)) : undefined;
}

/** The core writes a failure as one text with all that it holds; its first message, kind and stack are taken. */
function readFailure(written: string): Error {
  const [message = written, kind = '', stack = ''] = [
    /\bmessage: ("(?:[^"\\]|\\.)*")/,
    /\br#type: ("(?:[^"\\]|\\.)*")/,
    /\bstack_trace: ("(?:[^"\\]|\\.)*")/,
  ].map((field) => unquoted(field.exec(written)?.[1]));
  return Object.assign(new Error(message), { name: kind || typeInStack(stack), stack });
}

function unquoted(literal: string | undefined): string | undefined {
  try {
    return literal === undefined ? undefined : (JSON.parse(literal) as string);
  } catch {
    return literal;
  }
}

function withSafeWords(error: Error): Error {
  const cause = error.cause instanceof Error ? { cause: withSafeWords(error.cause) } : undefined;
  const isSafe = saysNothingOfPeople(error);
  if (isSafe && !cause) return error;
  const { name, stack = '' } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return Object.assign(new Error(isSafe ? error.message : wordsLeftOut, cause), { name, stack, ...code });
}

/** Drivers' errors are made safe where the line is written. */
function saysNothingOfPeople(error: Error): boolean {
  if (error instanceof TemporalFailure && !(error instanceof ApplicationFailure)) return true;
  if (error.name.startsWith('Mongo') || 'syscall' in error) return true;
  return hasOwnWords(error instanceof ApplicationFailure ? (error.type ?? '') : error.name, error.message);
}
