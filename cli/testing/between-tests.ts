import { afterEach } from 'vitest';
import { leaveBeginning } from './stage.ts';

// A test that Vitest cut off does not come back to say that its story has ended; the next one may begin all the same.
afterEach(leaveBeginning);
