import { shares } from './law';
import { LAWS } from './laws';

/** The same cases in every run, so that no change fails by chance; long runs with any seed are `npm run fuzz`. */
const TRIAL = { cases: 200, seed: 1 };

test.each(shares(LAWS, TRIAL.cases).map(([law, cases]) => [law.title, cases, law] as const))(
  '%s: %d cases',
  (_, cases, law) => {
    expect(law.attempt({ cases, seed: TRIAL.seed })).toBeUndefined();
  },
  600_000,
);
