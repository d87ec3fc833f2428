import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { onPath, runLong } from './shell.ts';

/** Without a network this is all the time a download may cost before the next way is tried. */
const firstAnswerMs = 5_000;

const archive = z.object({ archiveUrl: z.url(), fileToExtract: z.string() });

/** Fetches one of Temporal's own release archives and unpacks it into `directory`. Throws when it cannot be had. */
export async function downloadTemporal(artifact: string, version: string, directory: string): Promise<void> {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (!platform || !arch || !onPath('tar')) throw new Error('there is no release archive for this machine');
  const info = await answer(
    `https://temporal.download/${artifact}/${version}?arch=${arch}&platform=${platform}&format=tar.gz`,
  );
  const { archiveUrl, fileToExtract } = archive.parse(await info.json());
  const file = await answer(archiveUrl);
  const packed = join(directory, 'archive.tar.gz');
  await pipeline(Readable.fromWeb(file.body as ReadableStream), createWriteStream(packed));
  await runLong(`Unpacking ${artifact}`, 'tar', ['-xzf', packed, '-C', directory, fileToExtract]);
}

/** True when the official downloads can be reached at all. */
export async function reachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(firstAnswerMs) });
    return true;
  } catch {
    return false;
  }
}

async function answer(url: string): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), firstAnswerMs);
  try {
    const response = await fetch(url, { signal: patience.signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  } finally {
    clearTimeout(timer);
  }
}
