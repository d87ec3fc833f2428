import { sessionProviderContract } from '../../cli/testing/provider.ts';
import { smppStand } from '../contracts/smpp/stand.ts';

for (const [name, more] of Object.entries({
  'smpp, as one transceiver': {},
  'smpp, as transmitters and receivers': { bindAs: 'transmitter-receiver', binds: '2', longTexts: 'sar' },
}))
  sessionProviderContract(name, () => smppStand(more));
