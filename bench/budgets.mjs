// The budget of each piece of work, defined once. Budgets are checked where they are measured (`heldTo`) and listed in
// this order.

/** A budget with `least` is a minimum, all others are maximums. */
export const BUDGETS = {
  'load-time': {
    work: "`require('cdk-websocket-guard')` after aws-cdk-lib",
    limit: 0.2,
    unit: "x cdk-nag's time",
  },
  'load-modules': {
    work: "`require('cdk-websocket-guard')` after aws-cdk-lib",
    limit: 40,
    unit: 'modules',
  },
  'pack-peer': {
    work: 'nag pack, a WebSocket API in each stack',
    limit: 10,
    least: true,
    unit: 'x faster than AwsSolutions',
  },
  'pack-share': { work: 'nag pack, a WebSocket API in each stack', limit: 7, unit: '% of the synthesis' },
  'pack-worst': { work: 'nag pack, nothing but WebSocket APIs', limit: 1, unit: "x AwsSolutions' time" },
  'check-start': { work: '`check` on one template, whole process', limit: 1.6, unit: 'x `node -e 0`' },
  'check-resources': {
    work: '`check`, a WebSocket API in each stack, whole process',
    limit: 2.5,
    unit: 'x reading and parsing the same files',
  },
  'check-templates': {
    work: '`check` on 1,000 templates, whole process',
    limit: 4.5,
    unit: 'x reading and parsing the same files',
  },
  'check-memory': {
    work: 'memory of `check`, 1,000 templates',
    limit: 1.2,
    unit: 'x that of 250 templates',
  },
  'eslint-time': { work: 'ESLint, 100 files, linting', limit: 1.2, unit: 'x a rule that does nothing' },
  'eslint-load': { work: 'the ESLint plugin loads', limit: 30, unit: 'ms' },
  'hook-cold': { work: 'hook, 300 kB template, cold start included', limit: 1500, unit: 'ms' },
  growth: { work: '`check`, 10 x the resources', limit: 11, unit: 'x the time' },
};

/** The value measured for a budget; `of` says which one if there are several. */
export function heldTo(id, figure, of = '') {
  const { limit, least } = BUDGETS[id];
  const rounded = rounding(figure);
  return { id, of, figure: rounded, isKept: least ? rounded >= limit : rounded <= limit };
}

/**
 * Rounds as the page does before comparing, so that a value displayed as equal to the limit is not reported as over it.
 */
const rounding = (figure) => Number(figure.toFixed(figure < 100 ? 2 : 0));
