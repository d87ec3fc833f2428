import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoBinary } from 'mongodb-memory-server-core';
import { cacheDirectory, installOnce } from './cache.ts';
import { downloadTemporal, reachable } from './download.ts';
import { onPath, runLong, SetUpError } from './shell.ts';

/** An engine's program and where it came from. */
export interface Found {
  path: string;
  source: 'PATH' | 'cache' | 'official download' | 'built from the registry';
}

const cliVersion = '1.5.1';
const testServerVersion = '1.38.0';
/** A beta by one author, so pinned exactly; it only stands in where no mongod can be had. */
const standInVersion = '0.5.3-beta.196';

/** The Temporal CLI, which is the development server with its web UI. */
export async function findTemporal(): Promise<Found> {
  const installed = onPath('temporal');
  if (installed) return { path: installed, source: 'PATH' };
  return install(`temporal-cli-${cliVersion}`, executable('temporal'), {
    download: (directory) => downloadTemporal('cli', `v${cliVersion}`, directory),
    build: async (directory) => {
      need('go', 'Install Go 1.23 or newer, put `temporal` on PATH, or set TEMPORAL_ADDRESS.');
      const module = `github.com/temporalio/cli/cmd/temporal@v${cliVersion}`;
      const env = { ...process.env, GOBIN: directory };
      await runLong('Building the Temporal CLI with Go, once, some minutes', 'go', ['install', module], { env });
    },
  });
}

/** What speaks MongoDB's protocol on this machine: a real mongod, else the stand-in. */
export async function findMongo(): Promise<Found & { kind: 'mongod' | 'stand-in' }> {
  const installed = onPath('mongod');
  if (installed) return { path: installed, source: 'PATH', kind: 'mongod' };
  const name = `secantus-mdb-${standInVersion}`;
  const standIn = join(cacheDirectory(), name, 'bin', executable('secantusd-rs'));
  if (existsSync(standIn)) return { path: standIn, source: 'cache', kind: 'stand-in' };
  if (await reachable('https://fastdl.mongodb.org')) {
    const downloadDir = join(cacheDirectory(), 'mongodb');
    return { path: await MongoBinary.getPath({ downloadDir }), source: 'official download', kind: 'mongod' };
  }
  const built = await install(name, join('bin', executable('secantusd-rs')), { build: buildStandIn });
  return { ...built, kind: 'stand-in' };
}

async function buildStandIn(directory: string): Promise<void> {
  const instead = 'or put `mongod` on PATH, or set MONGODB_URI.';
  for (const tool of ['cargo', 'cmake']) need(tool, `Install Rust with cargo, CMake and a C compiler, ${instead}`);
  const args = ['install', 'secantus-mdb', '--version', `=${standInVersion}`, '--locked', '--ignore-rust-version'];
  const env = { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' };
  const title = 'Building a stand-in for MongoDB with Cargo, once, some minutes';
  await runLong(title, 'cargo', [...args, '--root', directory], { env });
}

/** Temporal's time-skipping test server, for `npm test`. */
export async function findTestServer(): Promise<Found> {
  return install(`temporal-test-server-${testServerVersion}`, executable('temporal-test-server'), {
    download: (directory) => downloadTemporal('temporal-test-server', 'default', directory),
    build: async (directory) => {
      for (const tool of ['java', 'mvn']) {
        need(tool, 'Install Java 17 or newer and Maven, or open the network for its download.');
      }
      await writeFile(join(directory, 'pom.xml'), pom);
      const args = ['-q', 'dependency:copy-dependencies', `-DoutputDirectory=${join(directory, 'lib')}`];
      await runLong("Fetching Temporal's test server with Maven, once", 'mvn', args, { cwd: directory });
      const script = '#!/bin/sh\nexec java -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"\n';
      await writeFile(join(directory, 'temporal-test-server'), script);
      await chmod(join(directory, 'temporal-test-server'), 0o755);
    },
  });
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tidings</groupId><artifactId>test-server</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${testServerVersion}</version>
  </dependency></dependencies>
</project>
`;

/** Cache, then the official download, then a build from a registry. */
async function install(
  name: string,
  file: string,
  ways: { download?: (directory: string) => Promise<void>; build: (directory: string) => Promise<void> },
): Promise<Found> {
  const cached = join(cacheDirectory(), name, file);
  if (existsSync(cached)) return { path: cached, source: 'cache' };
  if (ways.download) {
    try {
      return { path: await installOnce(name, file, ways.download), source: 'official download' };
    } catch {
      process.stderr.write(`The official download of ${name} cannot be had here; building it instead.\n`);
    }
  }
  return { path: await installOnce(name, file, ways.build), source: 'built from the registry' };
}

function need(tool: string, advice: string): void {
  if (!onPath(tool)) throw new SetUpError(`\`${tool}\` is missing and nothing could be downloaded. ${advice}`);
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
