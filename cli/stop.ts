/** Cleans up once on SIGTERM or SIGINT, then ends; a clean-up that hangs is cut off after ten seconds. */
export function onStop(cleanUp: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    cleanUp().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
