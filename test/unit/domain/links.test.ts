import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackLinks } from '../../../activities/deliver/track-links.ts';
import { judgeClick, type ClickFacts } from '../../../models/domain/deliveries/click-verdict.ts';
import { findLinks, readTarget, withUtm } from '../../../models/domain/texts/links.ts';

const hosts = ['shop.example', '*.track.example'];
const policy = {
  base: 'https://go.example',
  own: 'https://tidings.example',
  hosts,
  codeOf: (id: string, index: number) => `${id}000000${index}`.slice(-8),
};
const where = { deliveryId: 'd', journey: 'welcome', message: 'welcome/hello', channel: 'sms', salt: 0 } as const;

describe('links in a text', () => {
  it.each<[string, string[]]>([
    ['no link here', []],
    ['Pay: https://shop.example/i1', ['https://shop.example/i1']],
    ['Pay (https://shop.example/i1).', ['https://shop.example/i1']],
    ['«https://shop.example/i1»!', ['https://shop.example/i1']],
    ['https://a.example/x, https://b.example/y?z=1#f; ok', ['https://a.example/x', 'https://b.example/y?z=1#f']],
    ['http://shop.example', ['http://shop.example']],
    ['Сайт:https://shop.example/я', ['https://shop.example/я']],
    ['(see https://shop.example/a_(b))', ['https://shop.example/a_(b)']],
    ['[https://shop.example/a[1]], ok', ['https://shop.example/a[1]']],
    ['([https://shop.example/i1]).', ['https://shop.example/i1']],
    ['{https://shop.example/i1};', ['https://shop.example/i1']],
    ['“https://shop.example/a_(b),”', ['https://shop.example/a_(b)']],
    ['‹https://shop.example/i1›', ['https://shop.example/i1']],
    ['„https://shop.example/i1“ …', ['https://shop.example/i1']],
    ["'https://shop.example/i1'…", ['https://shop.example/i1']],
    ['（https://shop.example/i1）。', ['https://shop.example/i1']],
    ['https://shop.example/a?x=(1)(2)!?', ['https://shop.example/a?x=(1)(2)']],
  ])('%s', (text, found) => {
    expect(findLinks(text).map(({ written }) => written)).toEqual(found);
  });

  it.each([
    'https://shop.example/path?q=1#f',
    'https://SHOP.example/',
    'https://a.track.example/',
    'https://a.b.track.example/x',
  ])('%s may leave', (url) => {
    expect(readTarget(url, hosts)).toBeDefined();
  });
  it.each([
    'http://shop.example/',
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://track.example/',
    'https://user@shop.example/',
    'https://shop.example:8443/',
    'https://user:pw@evil.example/@shop.example',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://ѕhop.example/',
    'javascript:alert(1)',
    'https://',
    '',
    `https://shop.example/${'x'.repeat(2_000)}`,
  ])('%s may not', (url) => {
    expect(readTarget(url, hosts)).toBeUndefined();
  });

  it('tells the target where a click came from, and keeps what is there', () => {
    const utm = { source: 'sms', medium: 'journey', campaign: 'welcome', content: 'hello' };
    expect(withUtm(new URL('https://shop.example/a?x=1&utm_source=own#top'), utm)).toBe(
      'https://shop.example/a?x=1&utm_source=own&utm_medium=journey&utm_campaign=welcome&utm_content=hello#top',
    );
  });
  it('leaves what a target may have signed as it is, to the letter', () => {
    const utm = { source: 'sms', medium: 'journey', campaign: 'welcome', content: 'hello' };
    const piece = fc.constantFrom('a', 'sig', '=', '&', '+', '~', '!', "'", '(', ')', '%20', '%2B', '%C3%A9', '.', '-');
    const query = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(query, fc.webFragments(), (search, hash) => {
        const url = new URL(`https://shop.example/pay?${search}#${hash}`);
        const tagged = new URL(withUtm(url, utm));
        expect(tagged.search.startsWith(url.search)).toBe(true);
        expect([tagged.hash, tagged.pathname]).toEqual([url.hash, url.pathname]);
        for (const [name, value] of Object.entries(utm)) expect(tagged.searchParams.get(`utm_${name}`)).toBe(value);
      }),
    );
  }, 60_000);

  it('become short, each with a code of its own', () => {
    const tracked = trackLinks('A https://shop.example/a, b https://x.track.example/b.', policy, where);
    expect(tracked).toMatchObject({ text: 'A https://go.example/l/d0000000, b https://go.example/l/d0000001.' });
  });
  it('of our own stay as they are', () => {
    const text = 'Confirm: https://go.example/c/abc';
    expect(trackLinks(text, policy, where)).toEqual({ verdict: 'send', text, links: [] });
    expect(trackLinks('https://go.example.evil.example/c/abc', policy, where)).toMatchObject({
      reason: 'link-refused',
    });
  });
  it('never lead to a host that is not on the list, whatever a text says', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      'shop.example',
      '@',
      'evil.example',
      ':',
      '/',
      '\\',
      '.',
      ' ',
      '#',
      '?',
      '%2e',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const tracked = trackLinks(pieces.join(''), policy, where);
        if (tracked.verdict !== 'send') return;
        for (const { url } of tracked.links) expect(new URL(url).host).toMatch(/^(shop\.example|.+\.track\.example)$/);
        expect(tracked.text.replaceAll(/https:\/\/go\.example\/l\/\w{8}/g, '')).not.toMatch(/https?:\/\/[^\s/]/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the verdict on a click', () => {
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148';
  const person: ClickFacts = {
    method: 'GET',
    purpose: '',
    userAgent: phone,
    knownBot: false,
    delivered: true,
    sinceHandOverMs: 60_000,
    otherLinkNow: false,
    codesFromPlace: 1,
  };
  it.each<[string | undefined, Partial<ClickFacts>]>([
    [undefined, {}],
    [undefined, { delivered: false }],
    [undefined, { sinceHandOverMs: 500 }],
    ['head', { method: 'HEAD' }],
    ['prefetch', { purpose: 'prefetch;prerender' }],
    ['no-agent', { userAgent: ' ' }],
    ['known-bot', { knownBot: true }],
    ['preview', { userAgent: 'Viber/13.0' }],
    ['preview', { userAgent: 'Dalvik/2.1.0 (Linux; U; Android 14)' }],
    ['preview', { userAgent: 'Messages/1 CFNetwork/1490' }],
    ['too-early', { delivered: false, sinceHandOverMs: 800 }],
    ['all-links', { otherLinkNow: true }],
    ['many-codes', { codesFromPlace: 21 }],
  ])('is %s', (reason, facts) => {
    expect(judgeClick({ ...person, ...facts })).toBe(reason);
  });
});
