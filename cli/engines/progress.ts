/** Tells that a long step is alive: one line that moves on a terminal, elsewhere a line every 15 seconds. */
export function tellProgress(title: string, latest: () => string): () => void {
  const { stderr } = process;
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1_000);
  stderr.write(`${title} …\n`);
  const tell = () => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K  ${seconds()} s  ${latest().slice(0, stderr.columns - 12)}`);
    else stderr.write(`  ${seconds()} s  ${latest().slice(0, 120)}\n`);
  };
  const timer = setInterval(tell, stderr.isTTY ? 500 : 15_000);
  return () => {
    clearInterval(timer);
    stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}  took ${seconds()} s\n`);
  };
}
