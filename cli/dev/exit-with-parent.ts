/**
 * Ends this process when the supervisor that started it is gone, however it went. A process that nobody supervises is
 * left alone: only one that was started with a channel ever had `connected` set.
 */
export function exitWithParent(): void {
  const { connected } = process as { connected?: boolean };
  // The parent may have died while this process was still loading.
  if (connected === false) process.exit(1);
  if (connected) process.on('disconnect', () => process.exit(1));
}
