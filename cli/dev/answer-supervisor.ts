/** Answers whatever the supervisor asks this process with what it finds; a process that nobody supervises is not asked. */
export function answerSupervisor(find: () => Promise<object>): void {
  process.on('message', () => {
    find().then(
      (found) => process.send?.(found),
      (error: unknown) => process.send?.({ failed: String(error) }),
    );
  });
}
