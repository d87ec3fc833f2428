import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadMongod, downloadTemporal } from './download.ts';
import { proveItRuns, runLong } from './shell.ts';
import { firstOf, fromCache, fromDownload, fromPath, fromRegistry, type Found, type Kept } from './sources.ts';

const cliVersion = '1.5.1';
const testServerVersion = '1.38.0';
const mongodVersion = '8.2.6';
/** A beta by one author, so pinned exactly; it only stands in where no mongod can be had. */
const standInVersion = '0.5.3-beta.196';

/** The Temporal CLI, which is the development server with its web UI. */
export async function findTemporal(): Promise<Found> {
  const file = executable('temporal');
  const kept: Kept = { name: `temporal-cli-${cliVersion}`, file, prove: proveItRuns };
  const advice = 'install Go 1.23 or newer, put `temporal` on PATH, or set TEMPORAL_ADDRESS.';
  return firstOf(
    () => fromPath('temporal'),
    () => Promise.resolve(fromCache(kept)),
    () => fromDownload(kept, (to) => downloadTemporal({ artifact: 'cli', version: `v${cliVersion}`, file }, to)),
    () =>
      fromRegistry(kept, { tools: ['go'], advice }, async (directory) => {
        const module = `github.com/temporalio/cli/cmd/temporal@v${cliVersion}`;
        const env = { ...process.env, GOBIN: directory };
        await runLong('Building the Temporal CLI with Go, once, some minutes', 'go', ['install', module], { env });
      }),
  );
}

/** What speaks MongoDB's protocol on this machine: a real mongod, else the stand-in. */
export async function findMongo(): Promise<Found & { kind: 'mongod' | 'stand-in' }> {
  const file = executable('mongod');
  const mongod: Kept = { name: `mongodb-${mongodVersion}`, file, prove: proveItRuns };
  const standIn: Kept = {
    name: `secantus-mdb-${standInVersion}`,
    file: join('bin', executable('secantusd-rs')),
    prove: proveItRuns,
  };
  const as = <K>(kind: K, found: Found | undefined) => found && { ...found, kind };
  const advice = 'install Rust with cargo, CMake and a C compiler, put `mongod` on PATH, or set MONGODB_URI.';
  return firstOf<Found & { kind: 'mongod' | 'stand-in' }>(
    async () => as('mongod', await fromPath('mongod')),
    () => Promise.resolve(as('mongod', fromCache(mongod))),
    () => Promise.resolve(as('stand-in', fromCache(standIn))),
    async () => as('mongod', await fromDownload(mongod, (to) => downloadMongod(mongodVersion, file, to))),
    async () => as('stand-in', await fromRegistry(standIn, { tools: ['cargo', 'cmake', 'cc'], advice }, buildStandIn)),
  );
}

async function buildStandIn(directory: string): Promise<void> {
  const args = ['install', 'secantus-mdb', '--version', `=${standInVersion}`, '--locked', '--ignore-rust-version'];
  const env = { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' };
  const title = 'Building a stand-in for MongoDB with Cargo, once, some minutes';
  await runLong(title, 'cargo', [...args, '--root', directory], { env });
}

/** Temporal's time-skipping test server, for `npm test`. It has no `--version` to prove it by. */
export async function findTestServer(): Promise<Found> {
  const file = executable('temporal-test-server');
  const kept: Kept = { name: `temporal-test-server-${testServerVersion}`, file };
  const artifact = { artifact: 'temporal-test-server', version: 'default', file };
  const advice = 'install Java 17 or newer and Maven, or open the network for its download.';
  return firstOf(
    () => Promise.resolve(fromCache(kept)),
    () => fromDownload(kept, (to) => downloadTemporal(artifact, to)),
    () => fromRegistry(kept, { tools: ['java', 'mvn'], advice }, fetchTestServerJars),
  );
}

async function fetchTestServerJars(directory: string): Promise<void> {
  await writeFile(join(directory, 'pom.xml'), pom);
  const args = ['-q', 'dependency:copy-dependencies', `-DoutputDirectory=${join(directory, 'lib')}`];
  await runLong("Fetching Temporal's test server with Maven, once", 'mvn', args, { cwd: directory });
  const script = '#!/bin/sh\nexec java -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"\n';
  await writeFile(join(directory, 'temporal-test-server'), script);
  await chmod(join(directory, 'temporal-test-server'), 0o755);
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tidings</groupId><artifactId>test-server</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${testServerVersion}</version>
  </dependency></dependencies>
</project>
`;

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
