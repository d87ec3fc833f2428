import { operators, type Operator, type ValueKind } from './condition.ts';

/** What a name stands for, as far as conditions may ask. */
export interface Field {
  kinds: readonly ValueKind[];
  /** Why a value can never be its own; undefined where it can. */
  refuses?: (value: unknown) => string | undefined;
  /** The field that says in which currency it is. */
  currency?: string;
}
export type Named<T> = Readonly<Record<string, T>>;

/** One thing that is wrong with a condition, and where. */
export interface Fault {
  path: PropertyKey[];
  message: string;
}
export type Refuse = (path: readonly PropertyKey[], message: string) => void;
export type Written = Record<string, unknown>;

/** Tells what of a test does not fit the kind of its value. */
export function checkTest(
  written: Written,
  besides: readonly string[],
  field: Field | undefined,
  path: PropertyKey[],
  refuse: Refuse,
): void {
  const kinds = field?.kinds ?? [];
  const fitting: readonly string[] = kinds.flatMap((kind): readonly Operator[] => operators[kind]);
  const used = Object.keys(written).filter((key) => !besides.includes(key) && written[key] !== undefined);
  if (used.length === 0) refuse(path, `says nothing to hold against: ${fitting.join(', ') || 'nothing fits its kind'}`);
  for (const operator of used) {
    const here = [...path, operator];
    if (!fitting.includes(operator)) {
      const kind = kinds[0] ? `a ${kinds.join(' or ')}` : 'what is neither text, nor a number, nor true or false';
      refuse(here, `does not fit ${kind}${fitting.length > 0 ? `: use ${fitting.join(', ')}` : ''}`);
    } else if (['is', 'isNot', 'in', 'notIn'].includes(operator)) {
      for (const value of [written[operator]].flat()) {
        const fault = ofAnotherKind(value, kinds) ?? field?.refuses?.(value);
        if (fault) refuse(here, `${JSON.stringify(value)} can never be its value: ${fault}`);
      }
    }
  }
}

function ofAnotherKind(value: unknown, kinds: readonly ValueKind[]): string | undefined {
  const fits = kinds.some((kind) => typeof value === (kind === 'text' || kind === 'date' ? 'string' : kind));
  return fits
    ? undefined
    : `it is ${kinds.map((kind) => (kind === 'boolean' ? 'true or false' : `a ${kind}`)).join(' or ')}`;
}
