import { journey } from 'tidings/journey';

export default journey(
  'miss-buyers',
  {
    about: 'Begins when somebody has not ordered for a while.',
    startsOn: 'left.repeat-buyers',
    onePer: 'contact',
    again: 'never',
    texts: {},
  },
  () => Promise.resolve({ endedBy: 'missed' }),
);
