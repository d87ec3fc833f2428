import { pino, type DestinationStream, type Logger } from 'pino';
import { logError } from './log-error.ts';

/** JSON lines on standard output; anything that could hold personal data is cut out before it is written. */
export function createLog(name: string, level: string, destination?: DestinationStream): Logger {
  const personal = ['phone', 'to', 'from', 'text', 'authorization', 'data', 'email', 'telegram', 'max', 'devices'];
  const options = {
    name,
    level,
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[cut]' },
    formatters: { log: withSafeErrors },
    serializers: { err: safe },
    hooks: { logMethod: withWords },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Whatever an error is called in a line, and however deep in it, it is shown by its safe fields. */
function withSafeErrors(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).map(([key, value]) => [key, safe(value)]));
}

function safe(value: unknown): unknown {
  if (value instanceof Error) return logError(value);
  return Array.isArray(value) ? value.map(safe) : value;
}

/** Left without words, pino would take those of the error. */
function withWords(this: Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
  const [first, words, ...rest] = args as [unknown, string | undefined, ...unknown[]];
  if (typeof first === 'string') method.apply(this, args);
  else method.apply(this, [first instanceof Error ? { err: first } : first, words ?? 'failed', ...rest] as typeof args);
}

/**
 * Makes lines of the log of what Node would print by itself: its warnings, and all that an error holds which nobody
 * caught and which ends the process.
 */
export function logProcess(log: Logger): void {
  const crash = (error: unknown) => {
    log.fatal({ err: error }, 'ended by a fault that nobody caught');
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: warning }, 'a warning of Node'));
}
