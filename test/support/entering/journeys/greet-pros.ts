import { journey } from 'tidings/journey';

export default journey(
  'greet-pros',
  {
    about: 'Waits until somebody who has become a pro is none any more.',
    startsOn: 'entered.pro-members',
    alsoThoseIn: true,
    hears: ['left.pro-members'],
    onePer: 'contact',
    again: 'always',
    texts: {},
  },
  async ({ waitForEvent }) => {
    const left = await waitForEvent('left.pro-members', { within: '30 days' });
    return { endedBy: left ? 'left' : 'still a pro' };
  },
);
