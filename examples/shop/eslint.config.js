import { awaited, journeys } from 'tidings/eslint';
import tseslint from 'typescript-eslint';

/** A journey is replayed for years: no clock, no chance, no network, no import but `tidings/journey` and files beside it. */
export default tseslint.config(tseslint.configs.base, journeys('./journeys'), awaited('./journeys', './stories'));
