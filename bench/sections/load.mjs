import * as path from 'node:path';
import { heldTo } from '../budgets.mjs';
import { PROGRAMS, inTurns, pick, report } from '../measure.mjs';

const PACKAGES = { 'cdk-websocket-guard': '../../lib/index.js', 'cdk-nag': 'cdk-nag' };

/** Measures what loading the package adds to an app that has loaded aws-cdk-lib. */
export function load({ rounds }) {
  const program = path.join(PROGRAMS, 'load.mjs');
  const results = inTurns(
    rounds(7),
    Object.fromEntries(Object.entries(PACKAGES).map(([name, module]) => [name, () => report([program, module])])),
  );
  const rows = Object.keys(PACKAGES).map((name) => [name, pick(results[name], 'ms'), results[name][0].modules]);
  const [[, ours, modules], [, theirs]] = rows;
  return {
    title: 'Loading the library',
    about: 'After aws-cdk-lib, which every app loads.',
    tables: [{ title: 'One `require`', columns: ['', 'ms', 'modules'], rows }],
    held: [heldTo('load-time', ours.median / theirs.median), heldTo('load-modules', modules)],
  };
}
