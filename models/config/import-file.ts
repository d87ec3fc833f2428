import { fileURLToPath, pathToFileURL } from 'node:url';
import { SetUpError } from '../domain/set-up-error.ts';
import { InstallationError } from './installation-error.ts';

/** `file:line:column`, as compilers write it in what they say, and Node in stacks. */
const location = /((?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^()[\]\n]*?\.m?[jt]s(?:on)?):(\d+)(?::(\d+))?/;

/**
 * The default export of a file of the installation.
 *
 * @throws InstallationError with the place in the code where the file, or one that it imports, cannot be loaded
 */
export async function importFile(file: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (error) {
    if (error instanceof SetUpError) throw error;
    throw new InstallationError(file, [whyNotLoaded(error)]);
  }
}

/** A mark below a numbered line of code, which is where the compiler stopped; its header names the first line shown. */
const marked = / (\d+) \|.*\n +:( *)[\^|]/;

/** Nobody's data is there while code is loaded, so the words of the error are told as they are. */
export function whyNotLoaded(error: unknown): string {
  if (!(error instanceof Error)) return `it throws ${String(error)} while it is loaded`;
  const { message, stack = '' } = error;
  const ofCompiler = location.exec(message);
  const where = ofCompiler ?? location.exec(framesOf(stack).filter(isOfProject).join('\n'));
  const [, path = ''] = where ?? [];
  const mark = marked.exec(message);
  const [line, column] = mark ? [mark[1], mark[2]?.length] : [where?.[2], where?.[3]];
  const at = where
    ? `${path.startsWith('file:') ? fileURLToPath(path) : path}:${[line, column].filter(Boolean).join(':')}: `
    : '';
  const hasRun = !ofCompiler && !mark && !('code' in error && String(error.code).endsWith('MODULE_NOT_FOUND'));
  return at + (hasRun ? message.trim().replaceAll('\n', '\n  ') : firstSaid(message, where?.[0]));
}

/** Without the message, which may have several lines. */
function framesOf(stack: string): string[] {
  return stack.split('\n').filter((line) => /^ +at /.test(line));
}

function isOfProject(frame: string): boolean {
  return !/node_modules|node:/.test(frame);
}

/**
 * The first line that says something, of what shows the code or who asked for it below: a compiler may begin with a count, and
 * marks its words with a cross.
 */
function firstSaid(message: string, where = ''): string {
  const lines = message.split('\n').map((line) =>
    line
      .replace(where, '')
      .replace(/^\s*(?:[×x]\s+)?:?\s*(?:ERROR: )?/, '')
      .trim(),
  );
  return lines.find((line) => line !== '' && !/^Transform failed with/.test(line)) ?? message;
}
