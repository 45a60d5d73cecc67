import { anySeed, shares } from './law';
import { LAWS } from './laws';

const CASES = 200;
const seed = anySeed();

// The seed is in the name, so that a failure can be had again: `npm run fuzz -- --law NAME --cases N --seed SEED`.
test.each(shares(LAWS, CASES).map(([law, cases]) => [law.title, cases, law] as const))(
  `%s: %d cases, seed ${seed}`,
  (_, cases, law) => {
    expect(law.attempt({ cases, seed })).toBeUndefined();
  },
  600_000,
);
