/** What a variable says; undefined where it is not set, or blank, which everywhere counts as the same. */
export function readVariable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() ? env[name] : undefined;
}
