import { createWriteStream } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { z } from 'zod';
import { tellProgress } from './progress.ts';
import { onPath, runLong } from './shell.ts';

/** Without a network this is all the time a download may cost before the next way is tried. */
const firstAnswerMs = 5_000;
/** A download that brings nothing for so long is given up. */
const silenceMs = 30_000;

const archive = z.object({ archiveUrl: z.url(), fileToExtract: z.string().regex(/^(?!-)(?!.*\.\.)/) });

/**
 * Fetches one of Temporal's own release archives, asking where it is as the SDK does, and leaves its program as `file`
 * in `directory`. Throws when it cannot be had.
 */
export async function downloadTemporal(
  { artifact, version, file }: { artifact: string; version: string; file: string },
  directory: string,
): Promise<void> {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (!platform || !arch || !onPath('tar')) throw new Error('there is no release archive for this machine');
  const query = new URLSearchParams({ arch, platform, format: 'tar.gz' });
  const info = await answer(`https://temporal.download/${artifact}/${version}?${query.toString()}`);
  const { archiveUrl, fileToExtract } = archive.parse(await info.response.json());
  const packed = join(directory, 'archive.tar.gz');
  await save(archiveUrl, packed, `Downloading ${artifact} ${version}`);
  await runLong(`Unpacking ${artifact}`, 'tar', ['-xzf', packed, '-C', directory, fileToExtract]);
  await rm(packed);
  if (fileToExtract !== file) await rename(join(directory, fileToExtract), join(directory, file));
}

/** Fetches MongoDB's own build for this machine and leaves it as `file` in `directory`. Throws when it cannot be had. */
export async function downloadMongod(version: string, file: string, directory: string): Promise<void> {
  await answer('https://fastdl.mongodb.org', 'HEAD');
  // The downloader checks certificates only when npm's own setting asks for it.
  process.env['npm_config_strict_ssl'] = 'true';
  const stopTelling = tellProgress(`Downloading MongoDB ${version}`, () => '');
  try {
    const MongoBinary = await downloader();
    const path = await MongoBinary.getPath({ version, downloadDir: directory, checkMD5: true });
    // It may have found one that was downloaded elsewhere, which is not ours to move.
    await (path.startsWith(directory) ? rename : copyFile)(path, join(directory, file));
  } finally {
    stopTelling();
  }
}

/** A tool of development alone, so that no production install has it. */
async function downloader() {
  try {
    return (await import('mongodb-memory-server-core')).MongoBinary;
  } catch (error) {
    throw new SetUpError(
      'engine-missing',
      'MongoDB can be fetched once there is: npm install --save-dev mongodb-memory-server-core',
      {
        cause: error,
      },
    );
  }
}

async function save(url: string, file: string, title: string): Promise<void> {
  const { response, giveUp } = await answer(url);
  if (!response.body) throw new Error(`${url} answered without a body`);
  let bytes = 0;
  let silence = setTimeout(giveUp, silenceMs);
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMs);
      done(null, chunk);
    },
  });
  const stopTelling = tellProgress(title, () => `${Math.round(bytes / 1e6)} MB`);
  try {
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(file));
  } finally {
    clearTimeout(silence);
    stopTelling();
  }
}

/** The first answer must come soon; whoever reads on may give up later. */
async function answer(url: string, method = 'GET'): Promise<{ response: Response; giveUp: () => void }> {
  const patience = new AbortController();
  const giveUp = () => patience.abort(new Error(`${new URL(url).host} does not answer`));
  const timer = setTimeout(giveUp, firstAnswerMs);
  try {
    const response = await fetch(url, { method, signal: patience.signal });
    if (method === 'GET' && !response.ok) throw new Error(`${url} answered ${response.status}`);
    return { response, giveUp };
  } finally {
    clearTimeout(timer);
  }
}
