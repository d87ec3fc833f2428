import { once } from 'node:events';
import { connect } from 'node:net';
import { smpp } from '../../../activities/providers/smpp/index.ts';
import { cutFrames } from '../../../activities/providers/smpp/frames.ts';
import { encode } from '../../../activities/providers/smpp/pdu.ts';
import { submissionsOf } from '../../../activities/providers/smpp/submission.ts';
import { inFlight, median } from '../../../cli/bench/measure.ts';
import { message } from '../../../cli/testing/provider-message.ts';
import { startPeer, type SmppPeer } from './peer.ts';

/**
 * Messages a second over one bind with jsmpp on this machine, beside a floor: the same octets over a bare socket with the
 * same window, whose answers are only counted. `node -C tidings-source --import tsx test/contracts/smpp/measure.ts`
 */
const [rounds, count, window] = [5, 10_000, 50];

async function floor(peer: SmppPeer): Promise<number> {
  const socket = connect(peer.port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  const [submission] = submissionsOf(message(), { longTexts: 'udh', shortCodeTon: 3 }, 0);
  const frame = encode({ command: 'submit_sm', sequence: 1, ...submission });
  const cut = cutFrames();
  const answers = { left: 1, done: () => undefined as unknown };
  socket.on('data', (chunk: Buffer) => {
    for (const _answer of cut(chunk))
      if ((answers.left -= 1) === 0) answers.done();
      else if (answers.left >= window) socket.write(frame);
  });
  const all = (left: number) => new Promise((done) => Object.assign(answers, { left, done }));
  socket.write(encode({ command: 'bind_transmitter', sequence: 1, body: { systemId: 'a', password: 'secret' } }));
  await all(1);
  const begun = performance.now();
  for (let sent = 0; sent < window; sent += 1) socket.write(frame);
  await all(count);
  socket.destroy();
  return count / ((performance.now() - begun) / 1_000);
}

async function ours(peer: SmppPeer): Promise<number> {
  const url = `smpp://127.0.0.1:${peer.port}`;
  const settings = smpp.settings.parse({ url, systemId: 'tidings', password: 'secret', window: String(window) });
  const provider = smpp.provider(settings, { route: 'smpp', hooks: '' });
  await provider.send(message());
  const begun = performance.now();
  await inFlight(
    Array.from({ length: count }, (_, index) => index),
    window,
    async () => {
      const { outcome } = await provider.send(message());
      if (outcome !== 'accepted') throw new Error(outcome);
    },
  );
  const perSecond = count / ((performance.now() - begun) / 1_000);
  await provider.close();
  return perSecond;
}

const peer = await startPeer();
await peer.set({ noReceipt: 1 });
const found: { floor: number; ours: number }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const measured = { floor: await floor(peer), ours: await ours(peer) };
  // The first round warms both sides up.
  if (round > 0) found.push(measured);
}
peer.close();
const shown = (of: 'floor' | 'ours') => {
  const all = found.map((round) => Math.round(round[of])).sort((one, other) => one - other);
  return `${of}: ${Math.round(median(all))} a second (${all[0]} to ${all.at(-1)})`;
};
console.log(
  [`${count} messages a round, window ${window}, ${rounds} rounds`, shown('ours'), shown('floor')].join('\n'),
);
