import { begin } from 'tidings/testing';
import { expect, it } from 'vitest';

it.each([
  ['any', 'waitForAny: names no event, so it would wait for nothing'],
  ['first', 'waitForFirst: names neither events nor a reply nor a click, so it would wait for nothing'],
  ['until', 'until: names no event, so nothing would end its story'],
  ['ask', 'askTeam: the question is empty, so nobody would know what to do'],
  ['day', 'onDay: -3 must be from 0, today, to 36525'],
  ['sleep', 'sleepUntil: "2027-05-04T09:00" has no zone'],
  ['segment', 'tidings.config.ts has no segment constructor'],
  ['lookUp', 'no look-up nope: there are stock'],
  ['notafter', 'send of senseless/news: there is no option notafter, but notAfter, overtakenBy, brand'],
  ['dayBefore', 'onDate: there is no option dayBefore, but daysBefore, daysAfter, then'],
  ['both', 'within and until: a wait has one of them, not both'],
  ['unheard', 'waitForEvent: order.shipped is not among the events'],
  ['unheardFirst', 'waitForFirst: order.shipped is not among the events'],
  ['reread', 'waitForReply: there is no option rask, but within, until, then, expects, reask'],
  ['rereadFirst', 'waitForFirst: reply: there is no option rask, but expects, reask'],
  ['unexpected', 'waitForFirst: reply: expects says how the reply is read, and there is none'],
  ['unheardUntil', 'until: order.shipped is not among the events'],
  ['overtaken', 'senseless/news: overtakenBy: order.shipped is not among the events'],
  ['unknown', 'known: order.shipped is not among the events'],
  ['late', 'senseless/news: notAfter "tomorrow" is no instant with its zone'],
])('what a verb cannot make sense of is refused by name: %s', async (orderId, told) => {
  await expect(begin('order.delivered', { orderId }, { at: '12:00', journeys: ['senseless'] })).rejects.toThrow(told);
});
