import { describe, expect, it } from 'vitest';
import { handOverContract, openStand } from './hand-over-contract.ts';
import { message } from './provider-message.ts';
import type { PushStand } from './provider-stand.ts';

/**
 * What every provider of notifications must keep: which ends of a hand-over may be repeated and which must not, that one device
 * which is gone takes nothing from the others, and that what leads to a device is not shown.
 *
 * @param make a new service for each test; it ends what it has begun with `onTestFinished`
 */
export function pushProviderContract(name: string, make: () => Promise<PushStand>): void {
  describe(`the provider ${name}`, () => {
    const open = () => openStand(make);
    handOverContract(open);

    it('reaches the devices that are there, and tells which are not', async () => {
      const { provider, to, gone, taken } = await open();
      const devices = [gone, to].map((address, index) => ({ id: `d-${index}`, address }));
      const sent = await provider.send(message({ to, devices }));
      expect(sent).toMatchObject({ outcome: 'accepted', gone: ['d-0'] });
      expect(await taken('r-1')).toEqual([message().text]);
    });

    it('tells that nobody is reached where no device is there', async () => {
      const { provider, gone, taken } = await open();
      const devices = ['d-0', 'd-1'].map((id) => ({ id, address: gone }));
      const sent = await provider.send(message({ to: gone, devices }));
      expect(sent).toMatchObject({ outcome: 'rejected', cause: 'number', gone: ['d-0', 'd-1'] });
      expect(await taken('r-1')).toEqual([]);
    });

    it('has no address of a device in the id that is kept', async () => {
      const { provider, to } = await open();
      const sent = await provider.send(message());
      expect(sent.outcome === 'accepted' && sent.providerId).not.toContain(to);
    });

    it('reads a device as it is told of, the same each time, and nothing else', async () => {
      const { declaration, settings, told, to } = await open();
      if (declaration.channel !== 'push') throw new Error(`${declaration.name} carries ${declaration.channel}`);
      const device = declaration.device(declaration.settings.parse(settings.right));
      expect(device.parse(told)).toBe(to);
      for (const foreign of [undefined, null, '', 7, {}, [], 'a b', { endpoint: 'https://shop.example/', keys: {} }])
        expect(device.safeParse(foreign).success).toBe(false);
    });
  });
}
