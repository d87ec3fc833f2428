import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { smpp } from '../../../../activities/providers/smpp/index.ts';
import { cutFrames } from '../../../../activities/providers/smpp/frames.ts';
import { decode, encode, type Command, type NewPdu, type Pdu } from '../../../../activities/providers/smpp/pdu.ts';
import type { Provider } from '../../../../models/domain/deliveries/provider.ts';

/** What an SMSC does with a request. */
type Answer = (
  request: Pdu,
  answer: <C extends Command>(pdu: Omit<NewPdu<C>, 'sequence'>) => void,
  wire: Socket,
) => void;

/** An SMSC of a test, to the octet, with a provider that is bound to it. */
export interface Smsc {
  provider: Provider;
  /** Everything that it was told, oldest first. */
  heard: Pdu[];
  /** Comes with the next PDU of this command, or has come. */
  until: (command: Command, times?: number) => Promise<Pdu>;
  wires: Socket[];
}

/** Plays one; it answers binds, enquiries and leave-taking itself, unless `answer` is to. */
export async function playSmsc(
  answer: Answer,
  settings: Record<string, string> = {},
  binds: Answer = bound,
): Promise<Smsc> {
  const heard: Pdu[] = [];
  const wires: Socket[] = [];
  const wanted = new Set<() => void>();
  const server = createServer((wire) => {
    wires.push(wire);
    const cut = cutFrames();
    wire.on('error', () => undefined);
    wire.on('data', (chunk: Buffer) => {
      for (const request of cut(chunk).map(decode)) {
        heard.push(request);
        for (const look of wanted) look();
        const reply = <C extends Command>(pdu: Omit<NewPdu<C>, 'sequence'>) =>
          void wire.write(encode({ ...pdu, sequence: request.sequence }));
        if (request.command.startsWith('bind_') && !request.command.endsWith('_resp')) binds(request, reply, wire);
        else if (request.command === 'unbind') reply({ command: 'unbind_resp' });
        else answer(request, reply, wire);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const given = { url: `smpp://127.0.0.1:${port}`, systemId: 'tidings', password: 'secret', ...settings };
  const provider = smpp.provider(smpp.settings.parse(given), { route: 'smpp', hooks: '' });
  onTestFinished(async () => {
    for (const wire of wires) wire.destroy();
    server.close();
    await provider.close();
  });
  const until = (command: Command, times = 1) =>
    new Promise<Pdu>((resolve) => {
      const look = () => {
        const found = heard.filter((pdu) => pdu.command === command)[times - 1];
        if (!found) return;
        wanted.delete(look);
        resolve(found);
      };
      wanted.add(look);
      look();
    });
  return { provider, heard, until, wires };
}

/** Answers a bind. */
export const bound: Answer = ({ command }, answer) => answer({ command: `${command}_resp` as Command });

/** Takes a submission. */
export const takes: Answer = ({ command, sequence }, answer) => {
  if (command === 'submit_sm') answer({ command: 'submit_sm_resp', body: { messageId: `m-${sequence}` } });
};
