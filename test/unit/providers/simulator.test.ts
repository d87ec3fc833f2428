import { providerContract } from '../../../cli/testing/provider.ts';
import { simulatorStand } from '../../contracts/simulator/stand.ts';

providerContract('simulator', simulatorStand);
