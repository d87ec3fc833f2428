const lookEveryMs = 500;

/**
 * Calls when the shell is gone through which npm started this process: npm passes a signal on to its shell, and not every
 * shell passes it on. Without npm a process may outlive its shell on purpose.
 */
export function whenLeftByNpm(leave: () => void): void {
  const { env, ppid } = process;
  if (env['npm_lifecycle_event'] === undefined) return;
  const looking = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(looking);
    leave();
  }, lookEveryMs);
  looking.unref();
}
