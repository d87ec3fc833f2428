import { firstLine, maskData } from '../../models/domain/mask-data.ts';
import { wordsLeftOut } from '../../models/domain/runs/failure-in-words.ts';

/** An error as the log may show it: what failed and where, without a value that somebody gave. */
export interface LoggedError {
  type: string;
  code?: string | number;
  message: string;
  /** Which fields were wrong, and how: names of the schema, never of the data. */
  fields?: string[];
  /** The frames alone; the line above them repeats the message. */
  stack?: string;
  cause?: LoggedError;
  errors?: LoggedError[];
}

interface Fields {
  name?: unknown;
  code?: unknown;
  codeName?: unknown;
  type?: unknown;
  status?: unknown;
  syscall?: unknown;
  keyPattern?: unknown;
  errors?: unknown;
  issues?: unknown;
  kind?: unknown;
  path?: unknown;
}

/** Drivers tell a lost connection in words about hosts alone. */
const tellsOfHosts = /^(MongoNetwork|MongoServerSelection|MongooseServerSelection|MongoTopology|MongoNotConnected)/;
const depthLimit = 4;
const errorsShown = 3;

/**
 * The serializer of every error that is logged. A driver's error carries the whole document, a parser's the body, a
 * validator's the value; so only what is known to be free of them is copied, and the rest of a message is masked.
 */
export function logError(thrown: unknown, depth = 0): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'something that is no error was thrown' };
  const error = thrown as Error & Fields;
  const logged: LoggedError = { type: plain(error.name) ?? 'Error', message: messageOf(error) };
  const code = typeof error.code === 'number' ? error.code : plain(error.code);
  if (code !== undefined) logged.code = code;
  const fields = fieldsOf(error);
  if (fields.length > 0) logged.fields = fields;
  const frames = framesOf(error.stack);
  if (frames) logged.stack = frames;
  if (depth >= depthLimit) return logged;
  if (error.cause instanceof Error) logged.cause = logError(error.cause, depth + 1);
  if (Array.isArray(error.errors)) {
    logged.errors = error.errors.slice(0, errorsShown).map((each) => logError(each, depth + 1));
  }
  return logged;
}

function messageOf(error: Error & Fields): string {
  const { name, syscall, codeName, type } = error;
  if (typeof syscall === 'string' || tellsOfHosts.test(name)) return firstLine(error.message);
  if (name.startsWith('Mongo') || error instanceof SyntaxError || Array.isArray(error.issues)) {
    return plain(codeName) ?? `${name}; ${wordsLeftOut}`;
  }
  if (typeof error.status === 'number' && typeof type === 'string') return plain(type) ?? name;
  return maskData(error.message);
}

/** The frames of a stack, which name code and lines only. */
function framesOf(stack: string | undefined): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at \S/.test(line) && !/["{]/.test(line))
    .slice(0, 15)
    .join('\n');
}

/** What validators say of fields, by the names that the schema gives them. */
function fieldsOf({ keyPattern, issues, errors, kind, path }: Fields): string[] {
  if (isRecord(keyPattern)) return Object.keys(keyPattern);
  if (Array.isArray(issues)) {
    return issues
      .slice(0, errorsShown)
      .map((issue: Fields) => `${positionOf(issue.path)}: ${plain(issue.code) ?? '?'}`);
  }
  if (typeof path === 'string') return [`${positionOf(path.split('.'))}: ${plain(kind) ?? '?'}`];
  return isRecord(errors)
    ? Object.values(errors)
        .slice(0, errorsShown)
        .flatMap((each) => fieldsOf(each as Fields))
    : [];
}

/** The first two steps of a path; deeper ones may be names that came with the data. */
function positionOf(path: unknown): string {
  const steps: unknown[] = Array.isArray(path) ? path : [];
  return steps
    .slice(0, 2)
    .map((step) => (typeof step === 'string' ? (plain(step) ?? '*') : '*'))
    .join('.');
}

/** A word of code, such as a name or a code; undefined for anything else. */
function plain(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z_][\w.-]{0,63}$/.test(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
