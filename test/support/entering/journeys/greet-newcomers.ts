import { journey } from 'tidings/journey';

export default journey(
  'greet-newcomers',
  {
    about: 'Counts those who become a pro from now on.',
    startsOn: 'entered.pro-members',
    onePer: 'contact',
    again: 'never',
    texts: {},
  },
  () => Promise.resolve({ endedBy: 'counted' }),
);
